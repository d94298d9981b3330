import type { Plugin } from "vite";

/**
 * Parts of the fonts that stay out of the program, which may have 12 MB: the letters of classical Greek in the text's font,
 * and those of old Slavonic and some minority languages in the headings' one. The desktop's own font has them.
 */
const LEFT_OUT = ["inter-greek-ext", "source-serif-4-cyrillic-ext"];

/** Takes the rules that name these parts out of the fonts' style sheets. */
export function leftOutFonts(): Plugin {
  return {
    name: "left-out-fonts",
    enforce: "pre",
    transform(code, id) {
      if (!id.includes("/@fontsource-variable/")) return null;
      return code.replace(/@font-face \{[^}]*\}/g, (rule) =>
        LEFT_OUT.some((part) => rule.includes(`/${part}-wght-`)) ? "" : rule,
      );
    },
  };
}
