// Fetches the page anew when something is chosen or the sources have changed, and puts the
// new parts in the place of the old ones. Without it, everything works by reloading.
"use strict";
(() => {
  const body = document.body;
  const live = document.getElementById("live");
  const notice = document.getElementById("notice");
  document.documentElement.classList.add("js"); // what is chosen is shown at once
  let run = 0;
  let shown = location.pathname + location.search;
  let waiting = new AbortController();

  const say = (text) => { live.textContent = ""; requestAnimationFrame(() => { live.textContent = text; }); };
  const key = (img) => img.getAttribute("src");

  // Pictures that are alike stay; new ones are decoded before they are shown.
  async function ready(fresh) {
    const old = new Map([...document.querySelectorAll("main img")].map((i) => [key(i), i]));
    const first = [...fresh.querySelectorAll("main img")].slice(0, 3).filter((i) => !old.has(key(i)));
    await Promise.all(first.map((i) => { const p = new Image(); p.src = key(i); return p.decode().catch(() => {}); }));
    for (const i of fresh.querySelectorAll("main img")) {
      const same = old.get(key(i));
      if (same && same.complete && same.naturalWidth > 0 && same.className === i.className) {
        for (const name of ["alt", "width", "height"]) same.setAttribute(name, i.getAttribute(name));
        i.replaceWith(same);
        old.delete(key(same));
      }
    }
  }

  const places = () => [...document.querySelectorAll(".scroll")].map((e) => [e.scrollLeft, e.scrollTop]);
  const opened = () => [...document.querySelectorAll("details")].map((e) => e.open);
  const path = (e) => e.id ? "#" + e.id : e.getAttribute("href") ? `a[href="${CSS.escape(e.getAttribute("href"))}"]` : "";

  function swap(fresh) {
    const focus = document.activeElement;
    const where = focus && focus !== body ? path(focus) : "";
    const sought = focus && focus.getAttribute("aria-expanded") === "true" ? focus.value : null;
    const old = document.getElementById("view");
    const spots = places(), open = opened(), top = [scrollX, scrollY];
    const next = document.adoptNode(fresh.getElementById("view"));
    document.querySelector("header.top").replaceWith(document.adoptNode(fresh.querySelector("header.top")));
    old.replaceWith(next);
    document.dispatchEvent(new Event("renewed"));
    document.querySelectorAll(".scroll").forEach((e, i) => { if (spots[i]) [e.scrollLeft, e.scrollTop] = spots[i]; });
    const details = document.querySelectorAll("details");
    if (details.length === open.length) details.forEach((e, i) => { e.open = open[i]; });
    scrollTo(...top);
    for (const name of ["stamp", "poll", "where"]) body.dataset[name] = fresh.body.dataset[name];
    document.title = fresh.title;
    document.documentElement.lang = fresh.documentElement.lang;
    const again = where && document.querySelector(where);
    if (again) again.focus({ preventScroll: true });
    if (again && sought !== null) { again.value = sought; again.dispatchEvent(new Event("input")); } // a search goes on
    body.dataset.seen = body.dataset.stamp;
    waiting.abort(); // what is waited for may be another
  }

  const counts = () => {
    const e = document.querySelectorAll(".finding.error").length, w = document.querySelectorAll(".finding").length - e;
    return (e ? ` ${live.dataset.errors} ${e}.` : "") + (w ? ` ${live.dataset.warnings} ${w}.` : "");
  };

  async function show(address, words) {
    const mine = ++run;
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== run || !fresh.getElementById("view")) return;
    await ready(fresh);
    if (mine !== run) return;
    swap(fresh);
    shown = location.pathname + location.search;
    const heads = [...document.querySelectorAll(".side h2")].map((h) => h.textContent.trim()).join("; ");
    say(words ? words + counts() : heads + "." + counts());
  }

  const follow = (address) => { history.pushState({}, "", address); show(address).catch(() => location.assign(address)); };

  document.addEventListener("change", (e) => {
    const form = e.target.form;
    if (form && form.id === "whose" && e.target.hidden) form.requestSubmit(); // chosen in a search: one choice, not each on the way
    if (!form || form.id !== "choose") return;
    const data = new FormData(form);
    const what = e.target.name;
    if (what === "p" || what === "d") { data.delete("n"); data.delete("f"); data.delete("t"); }
    if (what === "p") data.set("d", form.elements.d ? form.elements.d.value : "");
    const kept = [...data].filter(([, v]) => v !== "");
    follow(new URL(form.action).pathname + "?" + new URLSearchParams(kept));
  });

  document.addEventListener("click", (e) => {
    const a = e.target.closest && e.target.closest("nav.tabs a, figcaption a, .side > p > a");
    if (!a || e.ctrlKey || e.metaKey || e.shiftKey || e.button !== 0) return;
    e.preventDefault();
    follow(a.getAttribute("href"));
  });
  addEventListener("popstate", () => { // a link within the page is no new page
    if (location.pathname + location.search !== shown) show(location.href).catch(() => location.reload());
  });

  async function watch() {
    for (let missed = 0; ;) {
      try {
        const poll = body.dataset.poll, stamp = body.dataset.stamp;
        if (!poll) return;
        waiting = new AbortController();
        const answer = await fetch(poll + "&since=" + encodeURIComponent(stamp), { signal: waiting.signal });
        if (missed > 0) { notice.hidden = true; missed = 0; }
        if (answer.status === 403) return;
        if (answer.status !== 200 || poll !== body.dataset.poll) continue;
        const now = await answer.text();
        if (now === body.dataset.stamp) continue;
        if (body.dataset.where === "form") { // nothing that somebody is writing is thrown away
          body.dataset.stamp = now;
          notice.textContent = live.dataset.changed;
          notice.hidden = false;
          continue;
        }
        await show(location.href, live.dataset.renewed);
        body.dataset.stamp = body.dataset.stamp === stamp ? now : body.dataset.stamp;
      } catch (error) {
        if (error.name === "AbortError") continue;
        if (++missed === 3) { notice.textContent = live.dataset.gone; notice.hidden = false; }
        await new Promise((done) => setTimeout(done, 1000));
      }
    }
  }
  // What somebody has written and not saved is not left without a question.
  const form = document.querySelector("form.form");
  let written = Boolean(document.querySelector(".said.bad"));
  if (form) {
    form.addEventListener("input", () => { written = true; });
    form.addEventListener("submit", () => { written = false; });
    addEventListener("beforeunload", (e) => { if (written) e.preventDefault(); });
  }

  const said = document.querySelector(".said[tabindex]");
  if (said) said.focus();
  watch();
})();
