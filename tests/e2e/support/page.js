// Sees the page as a person does who hears it: by role and name, and only what is there to be seen.
const [question, ...details] = arguments;

const FIELD = "input:not([type=hidden], [type=checkbox], [type=radio], [type=submit], [type=button]), textarea";
const SELECTORS = {
  button: "button:not([role]), summary, input[type=submit], [role=button]",
  link: "a[href]:not([role]), [role=link]",
  textbox: `${FIELD}, [role=textbox], [contenteditable=true]`,
  checkbox: "input[type=checkbox]:not([role]), [role=checkbox]",
  switch: "[role=switch]",
  radio: "input[type=radio], [role=radio]",
  combobox: "select, [role=combobox]",
  option: "[role=option]",
  menuitem: "[role=menuitem]",
  heading: "h1, h2, h3, h4, h5, h6, [role=heading]",
  region: "section[aria-label], section[aria-labelledby], [role=region]",
  dialog: "dialog[open], [role=dialog], [role=alertdialog]",
  gridcell: "[role=gridcell]",
  listitem: "li, [role=listitem]",
  img: "img, svg[aria-label], [role=img]",
  progressbar: "progress, [role=progressbar], [role=meter], meter",
  status: "output, [role=status], [aria-live]",
};

// An element that only groups others has no box of its own; what is inside it can be seen all the same.
const drawn = (element) => element.checkVisibility({ visibilityProperty: true }) || getComputedStyle(element).display === "contents";

const visible = (element) => drawn(element) && !element.closest("[inert], [aria-hidden=true]");

const tidy = (text) => text.replace(/\s+/g, " ").trim();

const words = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.matches("script, style, template")) return "";
  if (!visible(node)) return "";
  // A label stands for what is inside a control or a picture, but only names a part of the page.
  const label = node.matches("button, a, svg, img, [role]:not([role=region], [role=dialog], [role=list])") && node.getAttribute("aria-label");
  const inside = label || [...node.childNodes].map(words).join("");
  return getComputedStyle(node).display.startsWith("inline") ? inside : ` ${inside} `;
};

const nameOf = (element) => {
  const named = (element.getAttribute("aria-labelledby") ?? "")
    .split(/\s+/)
    .map((id) => id && document.getElementById(id))
    .filter(Boolean)
    .map((one) => one.textContent);
  if (named.length) return tidy(named.join(" "));
  const label = element.getAttribute("aria-label");
  if (label) return tidy(label);
  if (element.labels?.length) return tidy([...element.labels].map((one) => one.textContent).join(" "));
  const inside = element.matches(`${FIELD}, select`) ? "" : tidy(words(element));
  return inside || tidy(element.getAttribute("title") ?? element.getAttribute("alt") ?? element.getAttribute("placeholder") ?? "");
};

const answers = {
  // Elements of this role with this name; when none has exactly this name, those whose name contains it.
  find(role, name, root) {
    const all = [...(root ?? document).querySelectorAll(SELECTORS[role])].filter(visible);
    const names = all.map(nameOf);
    const exact = all.filter((_, place) => names[place] === name);
    const found = exact.length ? exact : all.filter((_, place) => names[place].includes(name));
    return { found, names };
  },
  // What stands on the page, or in one part of it.
  text(root) {
    return tidy(words(root ?? document.body));
  },
  // What has the keyboard's focus.
  focus() {
    const element = document.activeElement ?? document.body;
    const role = Object.keys(SELECTORS).find((one) => element.matches(SELECTORS[one]));
    return { role: role ?? element.localName, name: element === document.body ? "" : nameOf(element) };
  },
};
return answers[question](...details);
