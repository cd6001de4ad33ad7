// Starts each part. A part that finds nothing of its own on the page does nothing.
import { startChecklists } from "./checklist.js";
import { startEasier } from "./easier.js";
import { startListen } from "./listen.js";
import { startMenu } from "./menu.js";
import { startSearch } from "./search.js";

document.getElementById("print-button")?.addEventListener("click", () => window.print());
startMenu();
startSearch();
startEasier();
startListen();
startChecklists();
