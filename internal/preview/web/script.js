// Asks whether the project has changed, and then fetches the page anew.
"use strict";
const main = document.getElementById("view");
const live = document.getElementById("live");
document.querySelectorAll("form.choose select").forEach((s) => s.addEventListener("change", () => s.form.requestSubmit()));
async function watch() {
  for (let stamp = document.body.dataset.stamp; main; ) {
    try {
      const answer = await fetch("/change?since=" + encodeURIComponent(stamp));
      if (answer.status === 403) return;
      if (answer.status !== 200) continue;
      stamp = await answer.text();
      const page = await fetch(location.href);
      const text = new DOMParser().parseFromString(await page.text(), "text/html");
      const focused = document.activeElement && main.contains(document.activeElement) ? document.activeElement.id : "";
      main.replaceChildren(...text.getElementById("view").childNodes);
      if (focused && document.getElementById(focused)) document.getElementById(focused).focus();
      live.textContent = live.dataset.changed + " " + main.querySelectorAll(".finding").length;
      main.dataset.seen = stamp;
    } catch {
      await new Promise((done) => setTimeout(done, 1000));
    }
  }
}
watch();
