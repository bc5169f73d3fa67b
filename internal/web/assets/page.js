// The reader's page: lights up sentences and points, keys, copying, dropping.
// Everything here is an addition: without it forms and links still work.

const $ = (q, at = document) => at.querySelector(q);
const $$ = (q, at = document) => [...at.querySelectorAll(q)];
const word = document.body.dataset;
const calm = matchMedia("(prefers-reduced-motion: reduce)");

const points = $$(".point");
const marks = $$("[data-k]:not(.point)"); // sentences, and their places on the strips
let now = -1; // index of the chosen point

function tell(message, shown) {
	const live = $("#live");
	live.textContent = "";
	setTimeout(() => { live.textContent = message; }, 30);
	if (!shown) return;
	$(".toast")?.remove();
	const t = document.createElement("div");
	t.className = "toast";
	t.setAttribute("aria-hidden", "true");
	t.textContent = message;
	document.body.append(t);
	setTimeout(() => t.remove(), 1800);
}

function bring(el, block = "center") {
	el?.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });
}

const rests = (el, keys) => el.dataset.k.split(" ").some((k) => keys.includes(k));

// light marks the points with these keys and the sentences they rest on.
function light(keys) {
	for (const p of points) p.classList.toggle("on", keys.includes(p.dataset.k));
	for (const m of marks) m.classList.toggle("on", keys.length > 0 && rests(m, keys));
	for (const r of $$(".ref")) r.classList.toggle("on", keys.includes(r.hash.slice(1)));
}

// count says in the bar which point is chosen; † those of the page's own summary,
// which are counted by themselves.
function count() {
	const at = $("#at");
	if (!at) return;
	const key = points[now]?.dataset.k ?? "p–", list = points.filter((p) => p.dataset.k[0] === key[0]);
	at.textContent = `${key[0] === "q" ? "†" : ""}${key.slice(1)}/${list.length}`;
}

const sentenceOf = (key) => marks.find((m) => m.classList.contains("seg") && rests(m, [key]));

function choose(i, { show = false, focus = true } = {}) {
	if (points.length === 0) return;
	now = Math.max(0, Math.min(points.length - 1, i));
	const p = points[now], key = p.dataset.k;
	light([key]);
	count();
	const card = $("#card");
	if (card && key[0] === "p") card.href = card.href.replace(/card-\d+/, `card-${key.slice(1)}`);
	if (focus) $(".say", p).focus({ preventScroll: true });
	const s = sentenceOf(key);
	if (show) {
		if (!s) return tell(word.nothing, true);
		s.tabIndex = -1;
		if (focus) s.focus({ preventScroll: true });
		bring(s);
		tell(word.point.replace("%s", key.slice(1)));
	} else {
		bring(p, "nearest");
	}
}

function release() {
	now = -1;
	light([]);
	count();
	if (location.hash) history.replaceState(null, "", location.pathname + location.search);
	document.activeElement?.blur();
}

// A sentence was chosen: its points light up and the first of them is shown.
function chooseSentence(keys) {
	light(keys);
	now = points.findIndex((p) => keys.includes(p.dataset.k));
	count();
	if (matchMedia("(min-width: 60.01rem)").matches) bring(points[now], "nearest");
}

const textOf = (p) => $(".say", p).innerText.trim();

function pointAsText(p) {
	const link = $(".deep", p);
	const state = $(".state", p).innerText.trim().replaceAll("\u00a0", " ");
	return `${p.dataset.k.slice(1).padStart(2, "0")} ${textOf(p)}\n   ${state}${link ? "\n   " + link.href : ""}`;
}

function allAsText() {
	const mine = points.filter((p) => p.dataset.k[0] === "p");
	const page = $(".tools .page")?.href;
	return [$("h1").innerText.trim(), $(".dek strong").innerText, "", ...mine.map(pointAsText), "", $(".points .closing").innerText, ...(page ? [page] : [])].join("\n");
}

async function copy(text) {
	try {
		await navigator.clipboard.writeText(text);
		tell(word.copied, true);
	} catch {
		const t = document.createElement("textarea"); // pages that are not secure have no clipboard
		t.value = text;
		t.className = "vh";
		document.body.append(t);
		t.select();
		tell(document.execCommand("copy") ? word.copied : word.failed, true);
		t.remove();
	}
}

async function share() {
	const p = points[now] ?? points[0];
	const url = (p && $(".deep", p)?.href) ?? $(".tools .page")?.href;
	const data = { title: $("h1").innerText.trim(), text: p ? textOf(p) : "", ...(url ? { url } : {}) };
	if (navigator.share) {
		try { return await navigator.share(data); } catch (e) { if (e.name === "AbortError") return; }
	}
	copy([data.text, url].filter(Boolean).join("\n"));
}

const actions = {
	copy: () => copy(allAsText()), share,
	prev: () => choose(now <= 0 ? 0 : now - 1, { show: true, focus: false }),
	next: () => choose(now + 1, { show: true, focus: false }),
};

function clicked(e) {
	const act = e.target.closest("[data-do]");
	if (act) return actions[act.dataset.do]?.();
	for (const m of $$(".menu[open]")) if (!m.contains(e.target)) m.open = false;
	if (e.metaKey || e.ctrlKey || e.shiftKey || e.altKey || e.button > 0) return;
	const say = e.target.closest("a.say");
	if (say) {
		e.preventDefault();
		history.replaceState(null, "", say.hash);
		choose(points.indexOf(say.closest(".point")), { show: true, focus: e.detail === 0 });
		return;
	}
	const ref = e.target.closest(".ref");
	if (ref) {
		e.preventDefault();
		choose(points.findIndex((p) => "#" + p.id === ref.hash));
		bring(points[now]);
		return;
	}
	const seg = e.target.closest(".seg");
	if (seg && String(getSelection()) === "") chooseSentence(seg.dataset.k.split(" "));
}

function typed(e) {
	const box = e.target.closest("input, textarea, select");
	if (e.key === "Escape" && !$("dialog[open]")) {
		if (box) box.blur(); else release();
		for (const m of $$(".menu[open]")) m.open = false;
		return;
	}
	if (box) {
		if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) box.form?.requestSubmit();
		return;
	}
	if (e.ctrlKey || e.metaKey || e.altKey || $("dialog[open]")) return;
	const p = points[now];
	const does = {
		j: () => choose(now + 1), k: () => choose(now < 0 ? 0 : now - 1),
		o: () => { if (p) { const d = $(".basis", p); d.open = !d.open; } },
		c: () => { if (p) copy(pointAsText(p)); },
		"/": () => { const b = $("#search, #input"); if (b) b.focus(); else location.href = "/#input"; },
		"?": () => $("#keys").showModal(),
	}[e.key];
	if (does) {
		e.preventDefault();
		does();
	}
}

// The place of the window on the strip.
function watch() {
	const text = $("#text"), seen = $("#seen");
	if (!text || !seen) return;
	let due = false;
	const draw = () => {
		due = false;
		const b = text.getBoundingClientRect();
		const top = Math.max(0, -b.top / b.height), end = Math.min(1, (innerHeight - b.top) / b.height);
		seen.setAttribute("y", Math.round(top * 1000));
		seen.setAttribute("height", Math.max(0, Math.round((end - top) * 1000)));
	};
	const ask = () => { if (!due) { due = true; requestAnimationFrame(draw); } };
	addEventListener("scroll", ask, { passive: true });
	addEventListener("resize", ask);
	draw();
}

// A file or a text may be dropped anywhere on the first page.
function drop() {
	const form = $("#ask");
	if (!form) return;
	const file = $("#file"), input = $("#input");
	let depth = 0;
	const off = () => { depth = 0; document.body.classList.remove("dropping"); };
	addEventListener("dragenter", (e) => { e.preventDefault(); depth++; document.body.classList.add("dropping"); });
	addEventListener("dragleave", () => { if (--depth <= 0) off(); });
	addEventListener("dragover", (e) => e.preventDefault());
	addEventListener("drop", (e) => {
		e.preventDefault();
		off();
		if (e.dataTransfer.files.length > 0) {
			const one = new DataTransfer();
			one.items.add(e.dataTransfer.files[0]);
			file.files = one.files;
			tell(word.dropped + one.files[0].name, true);
			form.requestSubmit();
			return;
		}
		const t = e.dataTransfer.getData("text/uri-list") || e.dataTransfer.getData("text/plain");
		if (t) input.value = t;
	});
	form.addEventListener("submit", () => {
		const go = $(".go", form);
		go.disabled = true;
		tell(word.working, true);
		addEventListener("pageshow", () => { go.disabled = false; }, { once: true });
	});
}

// A job tells how far it is; the page goes on by itself when it has ended.
function follow() {
	const main = $("main[data-job]");
	if (!main?.dataset.job || !window.EventSource) return;
	const from = new EventSource(main.dataset.job);
	from.onmessage = (e) => {
		const at = JSON.parse(e.data);
		$("#words").textContent = at.words;
		$("#why").textContent = at.why;
		tell(at.words);
		const bar = $("#bar");
		if (bar && at.total > 0) { bar.max = at.total; bar.value = at.done; }
		if (at.go) {
			from.close();
			location.replace(at.go);
		}
	};
}

function start() {
	for (const el of $$(".js")) el.hidden = false;
	document.addEventListener("click", clicked);
	document.addEventListener("keydown", typed);
	document.addEventListener("submit", (e) => { if (e.target.dataset.ask && !confirm(e.target.dataset.ask)) e.preventDefault(); });
	watch();
	drop();
	follow();
	const m = /^#e-([pq]\d+)$/.exec(location.hash);
	if (m) choose(points.findIndex((p) => p.dataset.k === m[1]), { show: true, focus: false });
	document.documentElement.dataset.ready = "";
}

start();
