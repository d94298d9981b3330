declare global {
  namespace App {}
  interface Window {
    /** The answer to the first question, which the shell's own script asks before the page's programs are there. */
    firstAnswer?: Promise<import("$lib/generated/Boot").Boot>;
  }
}
declare module "@fontsource-variable/inter";
declare module "@fontsource-variable/source-serif-4";
export {};
