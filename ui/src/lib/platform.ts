/** The only door to the shell. It is written from the shell's commands and events; nothing else here imports @tauri-apps. */
export { platform, type Platform } from "./generated/platform";
