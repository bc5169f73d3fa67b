// What the reader has set. It is kept in a database of the extension's own origin
// and not in chrome.storage, which scripts in pages could read in browsers that
// can't close it: the key is in there.

export const defaults = Object.freeze({
	server: "http://127.0.0.1:8417",
	key: "",
	points: 0, // as many as the text has
	length: "medium",
	lang: "auto",
	keep: false, // nothing of a page is written down unless the reader wants it
	model: false, // points are cut from the article unless the reader wants a model to write
});

const done = (request) => new Promise((resolve, reject) => {
	request.onsuccess = () => resolve(request.result);
	request.onerror = () => reject(request.error);
});

async function store(mode) {
	const open = indexedDB.open("zhongdian", 1);
	open.onupgradeneeded = () => open.result.createObjectStore("settings");
	return (await done(open)).transaction("settings", mode).objectStore("settings");
}

export async function load() {
	return { ...defaults, ...(await done((await store("readonly")).get("mine"))) };
}

export async function save(settings) {
	await done((await store("readwrite")).put(settings, "mine"));
}

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
