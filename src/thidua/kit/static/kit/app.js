// Comfort only: every page works without this file.
"use strict";

(() => {
  const plain = (text) =>
    text.toLowerCase().replace(/[đð]/g, "d").normalize("NFD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").trim();

  // A button that needs a typed word stays off until the word stands there.
  const guard = (field) => {
    const form = field.form;
    if (!form) return;
    const check = () => {
      const ready = plain(field.value) === plain(field.dataset.confirmWord);
      form.querySelectorAll("button:not([type=button])").forEach((button) => { button.disabled = !ready; });
    };
    field.addEventListener("input", check);
    check();
  };

  // "Chép": the text of the element that data-copy names goes to the clipboard.
  const copy = async (button) => {
    const source = document.querySelector(button.dataset.copy);
    const text = "value" in source ? source.value : source.textContent;
    await navigator.clipboard.writeText(text.trim());
    const words = button.querySelector("[data-copied]");
    if (words) { words.textContent = words.dataset.copied; }
  };

  // Plan beside paper: a link from a task to its sentence, or back, lights both and scrolls there.
  const light = (link) => {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target) return;
    document.querySelectorAll(".lit").forEach((one) => one.classList.remove("lit"));
    target.classList.add("lit");
    link.closest("mark, .task")?.classList.add("lit");
    target.scrollIntoView({ block: "center", behavior: "smooth" });
    history.replaceState(history.state, "", link.hash);
  };

  // A day is typed as 05/12/2025; the button opens the browser's calendar, which writes it so.
  const openDay = (button) => {
    const [typed, native] = button.parentElement.querySelectorAll("input");
    const parts = typed.value.split(/[^0-9]+/);
    const [day, month, year] = parts[0].length === 4 ? parts.reverse() : parts;
    native.value = year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : "";
    native.onchange = () => {
      typed.value = native.value.split("-").reverse().join("/");
      typed.dispatchEvent(new Event("change", { bubbles: true }));
    };
    native.showPicker();
  };

  const prepare = (root) => {
    root.querySelectorAll("[data-dismiss], [data-copy], [data-open-day]").forEach((button) => { button.hidden = false; });
    root.querySelectorAll("[data-confirm-word]").forEach(guard);
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-dismiss], [data-copy], [data-light], [data-pick-all], [data-open-day]");
    document.querySelectorAll("details.drop[open]").forEach((drop) => {
      if (!drop.contains(event.target)) drop.open = false;
    });
    if (!button) return;
    if (button.matches("[data-dismiss]")) button.parentElement.remove();
    if (button.matches("[data-copy]")) copy(button);
    if (button.matches("[data-open-day]")) openDay(button);
    if (button.matches("[data-light]")) { event.preventDefault(); light(button); }
    if (button.matches("[data-pick-all]")) {
      const boxes = button.closest("form, table").querySelectorAll("tbody input[type=checkbox]");
      boxes.forEach((box) => { box.checked = button.checked; });
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll("details.drop[open]").forEach((drop) => { drop.open = false; drop.querySelector("summary").focus(); });
    if (location.hash === "#menu") location.hash = "main";
  });

  // A form is sent once; the server's one-time key is what truly guards it.
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || event.target.method === "get") return;
    if (event.target.dataset.sent) { event.preventDefault(); return; }
    event.target.dataset.sent = "1";
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => { delete form.dataset.sent; });
  });

  // htmx: prepare what was swapped in; say so when no answer came.
  document.addEventListener("htmx:afterSettle", (event) => prepare(event.target));
  document.addEventListener("htmx:afterSwap", (event) => event.target.querySelector?.("[role=alert]:not([hidden])")?.focus());
  const silent = () => {
    const lost = document.getElementById("no-answer");
    if (lost) lost.hidden = false;
  };
  document.addEventListener("htmx:sendError", silent);
  document.addEventListener("htmx:responseError", silent);
  document.addEventListener("htmx:timeout", silent);

  document.addEventListener("DOMContentLoaded", () => {
    prepare(document);
    document.querySelector("[role=alert]:not([hidden])")?.focus();
  });
})();
