// Makes a long list of principals one that can be searched: write a part of a name, or a
// county, and choose with the arrow keys (the combobox pattern of the ARIA Authoring
// Practices). The list beneath keeps the value; without this script it is used as it is.
"use strict";
(() => {
  const few = 8; // a list that is seen at once needs no search
  // Names are found without their accents too: «malmo» finds Malmö.
  const plain = (s) => s.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  const live = () => document.getElementById("live");

  // rank says how well a name fits: 0 it begins so, 1 a word in it does, 2 it stands in
  // it, 3 its county begins so; -1 not at all.
  function rank(option, words) {
    const name = plain(option.text);
    if (name.startsWith(words)) return 0;
    if (name.split(/[\s-]/).some((w) => w.startsWith(words)) || name.includes(" " + words)) return 1;
    if (name.includes(words)) return 2;
    return plain(option.parentNode.label || "").startsWith(words) ? 3 : -1;
  }

  function make(tag, names, text) {
    const e = document.createElement(tag);
    for (const [k, v] of Object.entries(names)) e.setAttribute(k, v);
    if (text) e.textContent = text;
    return e;
  }

  function searchable(select) {
    const id = select.id;
    const chosen = () => select.selectedOptions[0];
    const input = make("input", { id, type: "text", role: "combobox", class: "seek", autocomplete: "off", spellcheck: "false",
      "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-list`, "aria-describedby": `${id}-how` });
    const list = make("div", { id: `${id}-list`, role: "listbox", class: "hits", tabindex: "-1" });
    const label = document.querySelector(`label[for="${id}"]`);
    label.id = `${id}-label`;
    list.setAttribute("aria-labelledby", label.id);
    list.hidden = true;
    select.removeAttribute("id");
    select.hidden = true;
    select.after(input, list, make("span", { id: `${id}-how`, class: "skip" }, select.dataset.how));
    let at = -1; // of the shown ones
    const hits = () => [...list.querySelectorAll('[role="option"]')];
    const rest = () => { input.value = chosen() ? chosen().text : ""; };
    rest();

    function mark(n, block = "nearest") {
      const all = hits();
      at = all.length ? Math.max(0, Math.min(n, all.length - 1)) : -1;
      all.forEach((e, i) => e.setAttribute("aria-selected", String(i === at)));
      if (at < 0) return input.removeAttribute("aria-activedescendant");
      input.setAttribute("aria-activedescendant", all[at].id);
      if (at === 0) list.scrollTop = 0; else all[at].scrollIntoView({ block });
    }

    // open shows all, or those that fit, best first; by county where all are shown.
    function open(words) {
      words = plain(words.trim());
      list.replaceChildren();
      const option = (o, inside) => {
        const e = make("div", { role: "option", id: `${id}-${o.index}`, "aria-selected": "false", "data-n": o.index }, o.text);
        if (o.selected) e.classList.add("now");
        if (words && o.parentNode.label) e.append(make("span", {}, o.parentNode.label));
        inside.append(e);
      };
      if (words) {
        const fit = [...select.options].map((o) => [rank(o, words), o]).filter(([r]) => r >= 0);
        fit.sort((a, b) => a[0] - b[0]);
        fit.forEach(([, o]) => option(o, list));
      } else {
        for (const part of select.children) {
          if (!part.label || part.tagName === "OPTION") { option(part, list); continue; }
          const group = make("div", { role: "group", "aria-label": part.label });
          group.append(make("div", { class: "head", "aria-hidden": "true" }, part.label));
          for (const o of part.children) option(o, group);
          list.append(group);
        }
      }
      const n = hits().length;
      list.classList.toggle("none", n === 0);
      if (n === 0) list.append(make("div", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, select.dataset.none));
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      if (n === 0) { at = -1; input.removeAttribute("aria-activedescendant"); live().textContent = select.dataset.none; return; }
      if (words) mark(0); else mark(hits().findIndex((e) => e.classList.contains("now")), "center");
      if (words) live().textContent = `${n} ${select.dataset.hits}`;
    }

    function close() {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
      at = -1;
    }

    function take(n) {
      close();
      const other = n !== select.selectedIndex;
      select.selectedIndex = n;
      rest();
      input.select();
      if (other) select.dispatchEvent(new Event("change", { bubbles: true }));
    }

    input.addEventListener("focus", () => input.select());
    input.addEventListener("input", (e) => { e.stopPropagation(); open(input.value); });
    input.addEventListener("change", (e) => e.stopPropagation()); // what is chosen is told by the list
    input.addEventListener("click", () => { if (list.hidden) open(""); });
    input.addEventListener("blur", () => { close(); rest(); });
    input.addEventListener("keydown", (e) => {
      if (e.isComposing) return;
      const shown = !list.hidden;
      const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
      if (e.key in steps) {
        e.preventDefault();
        if (shown) mark(at + steps[e.key]); else open("");
      } else if (e.key === "Enter" && shown) {
        e.preventDefault();
        const all = hits().filter((h) => h.dataset.n);
        if (all[at]) take(Number(all[at].dataset.n));
      } else if (e.key === "Escape") {
        if (shown) e.preventDefault();
        close();
        rest();
        input.select();
      }
    });
    list.addEventListener("pointerdown", (e) => e.preventDefault()); // the focus stays in the field
    list.addEventListener("click", (e) => {
      const hit = e.target.closest("[data-n]");
      if (hit) take(Number(hit.dataset.n));
    });
  }

  const all = () => document.querySelectorAll("select[data-how]").forEach((s) => { if (!s.hidden && s.options.length > few) searchable(s); });
  document.addEventListener("renewed", all);
  all();
})();
