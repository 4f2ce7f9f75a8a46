// Presque: what the pages do better with a script. Every page works without it.
//
// Autosave, for <form data-autosave="/address" data-version="3">: each changed field is posted as `field`, `value` (one for each choice made) and `base`
// (the version this page knows), one request at a time. The answer is JSON: 200 {"version", "saved_at"}, with "similar" [{"about", "lang", "words"}] where the
// page shows what resembles a draft; 409 {"version", "theirs": ["…"]} when another device was faster, and then the person chooses; any other refusal has
// {"message"}. Unsaved changes stay in the page only: a shared computer keeps no trace of them.
"use strict";

(() => {
  const WAIT = 700;
  const RETRY = 8000;

  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // The values a field sends now, as the form itself would send them.
  const valuesOf = (form, name) => new FormData(form).getAll(name).map(String);

  const controlsOf = (form, name) => all("[name]", form).filter((it) => it.name === name);

  const isChoice = (control) => control.type === "radio" || control.type === "checkbox";

  const fill = (form, name, values) => {
    let place = 0;
    for (const control of controlsOf(form, name)) {
      if (isChoice(control)) control.checked = values.includes(control.value);
      else control.value = values[place++] ?? "";
      control.dispatchEvent(new Event("presque:filled", { bubbles: true }));
    }
  };

  // Values in the words of the page: the labels of choices, not their codes.
  const inWords = (form, name, values) => {
    const controls = controlsOf(form, name);
    const words = values.filter((value) => value !== "").map((value) => {
      const control = controls.find((it) => isChoice(it) && it.value === value);
      const option = controls[0]?.options && [...controls[0].options].find((it) => it.value === value);
      return control?.labels[0]?.textContent ?? option?.textContent ?? value;
    });
    return words.join(", ") || "–";
  };

  class Autosave {
    constructor(form) {
      this.form = form;
      this.address = form.dataset.autosave;
      this.version = form.dataset.version ?? "0";
      this.line = form.querySelector("[data-saved]");
      this.pending = new Set();
      this.conflicts = new Map();
      this.isSending = false;
      this.isLeaving = false;
      form.addEventListener("input", (event) => this.changed(event.target));
      form.addEventListener("change", (event) => this.changed(event.target, 0));
      form.addEventListener("submit", () => { this.isLeaving = true; });
      window.addEventListener("online", () => this.send());
      window.addEventListener("beforeunload", (event) => {
        if (!this.isLeaving && (this.pending.size > 0 || this.isSending)) event.preventDefault();
      });
      // A page taken back from the browser's memory may leave again.
      window.addEventListener("pageshow", () => { this.isLeaving = false; });
    }

    // What this page knows of a question: a hidden field beside it says so, where there is one, so that the form itself brings the same along; else the
    // whole page's version. One number for all would hide what another device did to the others. What follows a colon is a part of the same answer: the
    // words of « other », the grade of one cause.
    mark(name) {
      return controlsOf(this.form, `seen:${name.replace(/:.*$/, "")}`)[0];
    }

    seen(name) {
      return this.mark(name)?.value ?? this.version;
    }

    saw(name, version) {
      const mark = this.mark(name);
      if (mark) mark.value = String(version);
      else this.version = String(version);
    }

    changed(control, wait = WAIT) {
      if (!control.name || control.type === "hidden" || control.type === "file" || control.type === "submit") return;
      this.pending.add(control.name);
      // Who writes on while two versions are shown sees their own as it is now.
      const note = this.conflicts.get(control.name);
      if (note) note.querySelector("[data-mine]").textContent = inWords(this.form, control.name, valuesOf(this.form, control.name));
      this.later(wait);
    }

    later(wait) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.send(), wait);
    }

    say(state, words) {
      if (!this.line) return;
      this.line.dataset.state = state;
      this.line.textContent = words;
    }

    async send() {
      if (this.isSending) return;
      const name = [...this.pending].find((it) => !this.conflicts.has(it));
      if (name === undefined) return;
      this.isSending = true;
      this.pending.delete(name);
      this.say("saving", this.line?.dataset.saving ?? "");
      let wait = 0;
      try {
        wait = await this.sendField(name);
      } catch {
        // No network, or no answer: the change stays here and is tried again.
        this.pending.add(name);
        this.say("offline", this.line?.dataset.offline ?? "");
        wait = RETRY;
      }
      this.isSending = false;
      if (this.pending.size > 0) this.later(wait);
    }

    async sendField(name) {
      const values = valuesOf(this.form, name);
      const body = new URLSearchParams([["field", name], ["base", this.seen(name)], ...values.map((value) => ["value", value])]);
      const answer = await fetch(this.address, {
        method: "POST", body, headers: { Accept: "application/json" }, credentials: "same-origin", signal: AbortSignal.timeout(15000),
      });
      if (answer.status >= 500 || answer.status === 429) throw new Error("try again");
      const told = await answer.json().catch(() => ({}));
      if (answer.ok) {
        this.saw(name, told.version);
        this.showSimilar(told.similar);
        this.say("saved", `${this.line?.dataset.savedAt ?? ""} ${told.saved_at ?? ""}`);
      } else if (answer.status === 409 && told.theirs) {
        this.ask(name, values, told);
      } else {
        this.say("refused", told.message ?? this.line?.dataset.refused ?? "");
      }
      return 0;
    }

    // Records of the base like what was typed, under the form; nothing is said when there are none.
    showSimilar(similar) {
      const place = document.querySelector("[data-similar]");
      if (!place || !Array.isArray(similar)) return;
      const line = ({ about, lang, words }) => {
        const [item, quote] = [document.createElement("li"), document.createElement("q")];
        quote.lang = lang;
        quote.textContent = words;
        item.append(`${about} – `, quote);
        return item;
      };
      place.querySelector("ul").replaceChildren(...similar.map(line));
      place.hidden = similar.length === 0;
    }

    // Shows both values and lets the person choose; nothing is overwritten before.
    ask(name, mine, told) {
      const template = this.form.querySelector("template[data-conflict]") ?? document.querySelector("template[data-conflict]");
      const control = controlsOf(this.form, name)[0];
      const place = control?.closest(".field") ?? this.form;
      this.conflicts.get(name)?.remove();
      if (!template) { this.say("refused", this.line?.dataset.refused ?? ""); return; }
      const note = template.content.firstElementChild.cloneNode(true);
      note.querySelector("[data-mine]").textContent = inWords(this.form, name, mine);
      note.querySelector("[data-theirs]").textContent = inWords(this.form, name, told.theirs);
      this.conflicts.set(name, note);
      place.before(note);
      this.say("refused", this.line?.dataset.conflicted ?? "");
      for (const button of all("[data-keep]", note)) {
        button.addEventListener("click", () => {
          this.saw(name, told.version);
          this.conflicts.delete(name);
          note.remove();
          if (button.dataset.keep === "theirs") {
            fill(this.form, name, told.theirs);
            this.pending.delete(name);
            this.say("saved", this.line?.dataset.kept ?? "");
          } else {
            this.pending.add(name);
          }
          control?.focus();
          this.later(0);
        });
      }
    }
  }

  // Questions that matter only after certain answers: one of the values listed, or a number within bounds. What is hidden is also disabled, so that it is
  // not sent.
  const isWanted = (form, { reveal, revealValue, revealLeast, revealMost }) => valuesOf(form, reveal).some((value) => {
    if (revealValue !== undefined) return revealValue.split(" ").includes(value);
    const number = Number(value.replace(/\s/g, ""));
    return value.trim() !== "" && number >= Number(revealLeast ?? -Infinity) && number <= Number(revealMost ?? Infinity);
  });

  const reveal = (form) => {
    const blocks = all("[data-reveal]", form);
    for (const block of blocks) block.hidden = !isWanted(form, block.dataset);
    for (const control of blocks.flatMap((block) => all("input, select, textarea", block))) control.disabled = control.closest("[data-reveal][hidden]") !== null;
  };

  const count = (area) => {
    const line = document.querySelector(`[data-count-of="${CSS.escape(area.name)}"]`);
    if (!line) return;
    // Characters as people count them, not as the machine stores them.
    const left = Number(area.dataset.limit) - [...area.value].length;
    const number = Math.abs(left).toLocaleString(document.documentElement.lang);
    line.textContent = `${left < 0 ? area.dataset.over : area.dataset.left} ${number}`;
    line.classList.toggle("count-over", left < 0);
  };

  for (const form of all("form")) {
    const blocks = all("[data-reveal]", form);
    if (blocks.length > 0) {
      // Nested questions settle in as many rounds as they are deep.
      const settle = () => blocks.forEach(() => reveal(form));
      form.addEventListener("change", settle);
      form.addEventListener("input", settle);
      form.addEventListener("presque:filled", settle);
      settle();
    }
  }

  for (const area of all("textarea[data-limit]")) {
    area.addEventListener("input", () => count(area));
    area.addEventListener("presque:filled", () => count(area));
    count(area);
  }

  for (const form of all("form[data-autosave]")) new Autosave(form);

  // A password one is choosing can be read back; without a script the button is not there.
  for (const button of all("[data-show]")) {
    const field = document.getElementById(button.dataset.show);
    const labels = [button.textContent, button.dataset.hideLabel];
    button.hidden = false;
    button.addEventListener("click", () => {
      const isShown = field.type === "text";
      field.type = isShown ? "password" : "text";
      button.textContent = labels[isShown ? 0 : 1];
    });
    field.form.addEventListener("submit", () => { field.type = "password"; });
  }

  // The error summary takes the focus, so that a screen reader begins with what went wrong.
  document.querySelector("[data-focus]")?.focus();

  // An open menu closes like people expect it to.
  const menus = all("details.menu");
  document.addEventListener("click", (event) => menus.forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; }));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of menus) if (menu.open) { menu.open = false; menu.querySelector("summary").focus(); }
  });
})();
