// The panel: its frame in the page, what is chosen in it, its keys. It stands in a
// closed shadow tree, in the browser's top layer: the page's styles don't reach
// it, nothing of the page covers it by being higher, and scripts of the page find
// one empty element.
"use strict";
{
	const zd = globalThis.zhongdian ??= {};
	const { el, say } = zd;

	zd.Panel = class {
		#root;
		#frame;
		#body;
		#live;
		#before = document.activeElement; // gets the focus back

		// on: {close(), choose(key, focus), bring(key, evidence), do(name)}
		constructor(css, on) {
			this.on = on;
			const host = this.host = zd.host = document.createElement("div");
			host.setAttribute("data-zhongdian-panel", "");
			this.#root = host.attachShadow({ mode: "closed" });
			this.#live = el("p", { class: "vh", "aria-live": "polite" });
			this.#body = el("div", { class: "body" });
			this.#frame = el("section", { class: "panel", tabindex: "-1", "aria-label": say("name"), lang: say("lang") },
				el("header", {}, el("h2", {}, say("name")),
					el("button", { type: "button", class: "flat", "data-do": "again", title: say("again"), "aria-label": say("again") }, "↻"),
					el("button", { type: "button", class: "flat", "data-do": "close", title: say("close"), "aria-label": say("close") }, "×")),
				this.#live, this.#body);
			this.#root.append(el("style", {}, css), this.#frame);
			this.#root.addEventListener("click", (e) => this.#click(e));
			this.#root.addEventListener("keydown", (e) => this.#key(e));
			// Whatever is done in the panel is no business of the page's own listeners.
			for (const name of ["click", "dblclick", "mousedown", "mouseup", "pointerdown", "pointerup", "touchstart", "touchend", "keydown", "keyup", "keypress", "wheel", "focusin", "copy"]) {
				this.#root.addEventListener(name, (e) => e.stopPropagation());
			}
			document.documentElement.append(host);
			if (host.showPopover) {
				host.popover = "manual";
				host.showPopover();
			}
			this.#frame.focus({ preventScroll: true });
		}

		// put shows something else in the panel, and says a line to who can't see it.
		put(content, line) {
			this.#body.replaceChildren(...content);
			this.#body.scrollTop = 0;
			this.tell(line);
		}

		tell(line) {
			this.#live.textContent = line;
		}

		remove() {
			const had = Boolean(this.#root.activeElement);
			this.host.remove();
			zd.host = undefined;
			if (had) this.#before?.focus?.({ preventScroll: true });
		}

		// room is how much of the window the page has: on a phone the panel stands below.
		room() {
			const top = this.#frame.getBoundingClientRect().top;
			return top > 0 ? top : innerHeight;
		}

		all = () => [...this.#body.querySelectorAll(".point")];

		// choose marks points by their keys and brings the first onto the screen.
		choose(keys, focus) {
			for (const p of this.all()) {
				const on = keys.includes(p.dataset.k);
				p.classList.toggle("on", on);
				p.querySelector(".say").setAttribute("aria-pressed", on);
			}
			const first = this.#body.querySelector(".point.on");
			first?.scrollIntoView({ block: "nearest" });
			if (focus) first?.querySelector(".say").focus({ preventScroll: true });
		}

		// lose says under each point which of its sentences the page hasn't got.
		lose(keys) {
			for (const p of this.all()) {
				const quotes = [...p.querySelectorAll("[data-e]")], gone = quotes.filter((q) => keys.has(q.dataset.e));
				for (const q of quotes) q.disabled = keys.has(q.dataset.e);
				const line = p.querySelector(".lost");
				line.hidden = gone.length === 0;
				line.textContent = gone.length === 0 ? "" : gone.length < quotes.length ? say("lost_some", gone.length) : say("lost");
			}
		}

		#click(e) {
			const t = e.isTrusted ? e.target.closest("button") : undefined;
			const key = t?.closest(".point")?.dataset.k;
			if (!t) return;
			if (t.dataset.do === "close") this.on.close();
			else if (t.dataset.do) this.on.do(t.dataset.do);
			else if (t.dataset.e) this.on.bring(key, t.dataset.e);
			else this.on.choose(key);
		}

		#key(e) {
			if (!e.isTrusted || e.ctrlKey || e.altKey || e.metaKey || e.isComposing) return;
			const all = this.all(), now = all.findIndex((p) => p.classList.contains("on"));
			const step = (i) => all.length > 0 && this.on.choose(all[Math.max(0, Math.min(all.length - 1, i))].dataset.k, true);
			const does = {
				j: () => step(now + 1), k: () => step(now < 0 ? 0 : now - 1),
				o: () => all[now]?.querySelector("details")?.toggleAttribute("open"),
				Escape: () => now < 0 ? this.on.close() : this.on.choose(),
			}[e.key];
			if (!does) return;
			e.preventDefault();
			does();
		}
	};
}
