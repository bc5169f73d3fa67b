// What the reader has set. It is kept in the extension's storage, which pages and
// content scripts have no access to: the key is in there.

export const defaults = Object.freeze({
	server: "http://127.0.0.1:8417",
	key: "",
	points: 0, // as many as the text has
	length: "medium",
	lang: "auto",
	keep: false, // nothing of a page is written down unless the reader wants it
	model: false, // points are cut from the article unless the reader wants a model to write
});

// seal closes the storage to content scripts. Browsers that can't do so keep it
// from pages all the same.
export const seal = () => chrome.storage.local.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" });

export async function load() {
	await seal();
	return { ...defaults, ...(await chrome.storage.local.get(Object.keys(defaults))) };
}

export const save = (settings) => chrome.storage.local.set(settings);

const thisMachine = ["127.0.0.1", "localhost"];

// serverOf reads the address of a server: https, or http on this machine alone,
// since pages and the key are sent there. It gives the address without a slash at
// its end, or undefined.
export function serverOf(text) {
	let u;
	try {
		u = new URL(text.trim());
	} catch {
		return undefined;
	}
	const local = u.protocol === "http:" && thisMachine.includes(u.hostname);
	if (u.protocol !== "https:" && !local || u.username || u.password || u.search || u.hash) return undefined;
	return u.origin + u.pathname.replace(/\/+$/, "");
}

// permissionFor is what the browser asks the reader for. Ports are no part of it.
export function permissionFor(server) {
	const u = new URL(server);
	return { origins: [`${u.protocol}//${u.hostname}/*`] };
}
