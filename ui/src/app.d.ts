declare global {
  namespace App {}
}
declare module "@fontsource-variable/inter";
declare module "@fontsource-variable/source-serif-4";
export {};
