// The words of the extension's own pages, in the browser's language.
export const say = (key) => chrome.i18n.getMessage(key);

export function speak() {
	document.documentElement.lang = say("lang");
	document.title = say("name");
	for (const e of document.querySelectorAll("[data-say]")) e.textContent = say(e.dataset.say);
}
