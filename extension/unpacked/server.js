// Speaks with the server. Nothing else in the extension uses the network, and it
// goes nowhere but to the address that the reader has set.
import { Problem, answerOf } from "./answer.js";
import { permissionFor } from "./settings.js";

const maxBytes = 16 << 20; // what the server takes as a file
const patience = { cut: 60_000, written: 10 * 60_000 };

// ask has the server read a page. what: {kind, html, url, points, force}; kind is
// highlight or check. It gives the answer in the shape of answer.js, or throws a
// Problem; an AbortError where signal ended it.
export async function ask(settings, { kind, html, url, points, force }, signal) {
	const form = new FormData();
	const file = new Blob([html], { type: "text/html;charset=utf-8" });
	if (file.size > maxBytes) throw new Problem("too_large");
	form.set("file", file, "page.html");
	if (url) form.set("url", url);
	if (points) form.set("points", points.join("\n"));
	const q = new URLSearchParams({ format: "json", keep: settings.keep, length: settings.length, lang: settings.lang, points: settings.points });
	if (!settings.model) q.set("no_model", true);
	if (force) q.set("force", true);
	return answerOf(await post(settings, `/v1/${kind}?${q}`, form, signal));
}

async function post(settings, path, body, signal) {
	const late = AbortSignal.timeout(settings.model ? patience.written : patience.cut);
	let r, data;
	try {
		r = await fetch(settings.server + path, {
			method: "POST", body, signal: AbortSignal.any([signal, late]),
			headers: settings.key ? { Authorization: `Bearer ${settings.key}` } : {},
			credentials: "omit", redirect: "error", cache: "no-store", referrerPolicy: "no-referrer",
		});
		data = await r.json();
	} catch (err) {
		if (signal.aborted) throw err;
		if (late.aborted) throw new Problem("timeout");
		if (r) throw new Problem("foreign"); // no JSON: somebody else answers at this address
		throw new Problem(await chrome.permissions.contains(permissionFor(settings.server)) ? "offline" : "permission");
	}
	if (r.ok) return data;
	throw new Problem(typeof data?.code === "string" ? data.code : "foreign", String(data?.detail ?? "").slice(0, 500));
}
