// Wires the button, the menu and the pages to the server. It runs when one of
// them calls and keeps nothing between calls.
import { Problem } from "./answer.js";
import { ask } from "./server.js";
import { load } from "./settings.js";

const scripts = ["page/shown.js", "page/quote.js", "page/marks.js", "page/view.js", "page/panel.js", "page/reader.js"];

chrome.runtime.onInstalled.addListener(() => {
	chrome.contextMenus.create({ id: "check", title: chrome.i18n.getMessage("check"), contexts: ["selection"] });
});
chrome.action.onClicked.addListener((tab) => press(tab, "highlight"));
chrome.contextMenus.onClicked.addListener((info, tab) => press(tab, "check", info.selectionText));

// press brings the reader into a page and tells it what was asked for. Pages of
// the browser itself can't be read by anybody; then a small page says so.
async function press(tab, kind, selected = "") {
	const target = { tabId: tab.id };
	try {
		const css = await (await fetch(chrome.runtime.getURL("page/panel.css"))).text();
		await chrome.scripting.insertCSS({ target, files: ["page/marks.css"] });
		await chrome.scripting.executeScript({ target, files: scripts, injectImmediately: true });
		const [done] = await chrome.scripting.executeScript({ target, injectImmediately: true, func: (...args) => globalThis.zhongdian.press(...args), args: [kind, selected, css] });
		if (done?.result !== true) throw new Error("nothing ran"); // Firefox says no more of it than that
	} catch {
		await chrome.action.setPopup({ ...target, popup: "closed.html" }); // until the tab shows another page
		await chrome.action.openPopup?.().catch(() => chrome.action.setBadgeText({ ...target, text: "!" }));
	}
}

// A panel opens a port for each question; closing it ends the question. What comes
// over it was made in the process of a page, so the page's address is taken from
// the browser, and where to send things is not asked.
chrome.runtime.onConnect.addListener((port) => {
	const { id, tab, frameId, url } = port.sender;
	if (port.name !== "ask" || id !== chrome.runtime.id || !tab || frameId !== 0) return port.disconnect();
	const gone = new AbortController();
	port.onDisconnect.addListener(() => gone.abort());
	let asked = false;
	port.onMessage.addListener(async (m) => {
		if (asked || !m?.kind) return; // what follows only says that the panel still waits
		asked = true;
		const reply = await answer(m, url, gone.signal);
		if (!gone.signal.aborted) port.postMessage(reply);
	});
});

async function answer(m, url, signal) {
	try {
		const settings = await load();
		return { answer: await ask(settings, question(m, url), signal), server: settings.server };
	} catch (err) {
		const { code, message } = err instanceof Problem ? err : new Problem("page", String(err?.message ?? err));
		return { problem: { code, detail: message } };
	}
}

function question({ kind, html, points, force }, url) {
	const list = kind === "check" ? points : undefined;
	if (!["highlight", "check"].includes(kind) || typeof html !== "string" || list && !(Array.isArray(list) && list.every((p) => typeof p === "string"))) {
		throw new Problem("page", "malformed question");
	}
	return { kind, html, url: addressOf(url), points: list, force: force === true };
}

// addressOf is the page's address as it may be kept: without what stands behind #
// and without a password. Pages that are no web pages have none.
function addressOf(url) {
	const u = new URL(url);
	if (u.protocol !== "http:" && u.protocol !== "https:") return undefined;
	u.hash = u.username = u.password = "";
	return u.href.length <= 8192 ? u.href : undefined;
}
