/* generator: crossread 0.1.0 */
// Search, keys and copying. Everything on the page is there without it.
(() => {
  "use strict";
  const items = [...document.querySelectorAll("[data-search]")];
  const stops = [...document.querySelectorAll("[data-stop]")];
  const main = document.querySelector("main");
  const status = document.createElement("span");
  status.setAttribute("role", "status");

  // Search
  if (items.length > 3) {
    const box = document.createElement("form");
    box.className = "search";
    box.setAttribute("role", "search");
    const label = document.createElement("label");
    label.htmlFor = "search-words";
    label.textContent = "Find";
    const input = document.createElement("input");
    input.id = "search-words";
    input.type = "search";
    input.autocomplete = "off";
    box.append(label, input, status);
    const strip = main.querySelector(":scope > .contents") || main.querySelector(".strip");
    (strip || main.querySelector("h1")).after(box);
    const texts = items.map((item) => item.textContent.toLowerCase());
    const find = () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      items.forEach((item, i) => {
        const hit = words.every((word) => texts[i].includes(word));
        item.classList.toggle("filtered", !hit);
        if (hit) shown += 1;
        if (hit && words.length) item.closest("details")?.setAttribute("open", "");
      });
      status.textContent = words.length ? `${shown} of ${items.length}` : "";
    };
    input.addEventListener("input", find);
    box.addEventListener("submit", (event) => event.preventDefault());
  }

  // Copy a finding as text
  const plain = (finding) => {
    const copy = finding.cloneNode(true);
    copy.querySelectorAll(".vh, button").forEach((e) => e.remove());
    const words = (e) => e.textContent.replace(/\s+/g, " ").trim();
    const lines = [words(copy.querySelector("h3, h4"))];
    copy.querySelectorAll("figure").forEach((figure) => {
      lines.push(`${words(figure.querySelector(".outlet"))}, ${words(figure.querySelector(".place")).split(" · ")[0]}: ${words(figure.querySelector("blockquote"))}`);
    });
    return lines.join("\n");
  };
  const copy = async (finding) => {
    const text = plain(finding);
    const button = finding.querySelector(".meta button");
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    if (button) {
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy"; }, 1500);
    }
  };
  document.querySelectorAll(".finding .meta").forEach((meta) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy";
    button.addEventListener("click", () => copy(meta.closest(".finding")));
    meta.append(button);
  });

  // Keys
  if (stops.length) {
    document.querySelectorAll(".keys").forEach((e) => { e.hidden = false; });
    stops.forEach((stop) => { stop.tabIndex = -1; });
  }
  const move = (by) => {
    const seen = stops.filter((s) => !s.classList.contains("filtered") && s.checkVisibility());
    if (!seen.length) return;
    const here = seen.indexOf(document.activeElement?.closest?.("[data-stop]"));
    const next = here < 0 ? (by > 0 ? 0 : seen.length - 1) : Math.min(Math.max(here + by, 0), seen.length - 1);
    seen[next].focus({ focusVisible: true });
    seen[next].scrollIntoView({ block: "start" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select")) return;
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "c") {
      const finding = document.activeElement?.closest?.(".finding");
      if (finding) copy(finding);
    } else if (event.key === "/") {
      const input = document.getElementById("search-words");
      if (input) { event.preventDefault(); input.focus(); }
    }
  });

  // What is folded is printed too, in browsers that cannot do it by style.
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((d) => d.setAttribute("open", "")));
})();
