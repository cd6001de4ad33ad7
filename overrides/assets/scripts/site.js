// Starts each part. A part that finds nothing of its own on the page does nothing.
import { startChecklists } from "./checklist.js";
import { startEasier } from "./easier.js";
import { startExamples } from "./examples.js";
import { startListen } from "./listen.js";
import { startMenu } from "./menu.js";
import { startOffline } from "./offline.js";
import { startSearch } from "./search.js";
import { startWords } from "./words.js";

const TOP = new URL("../../", import.meta.url); // the address of the site's first page

document.getElementById("print-button")?.addEventListener("click", () => window.print());
startMenu();
startSearch(TOP);
startEasier();
startListen();
startChecklists();
startExamples();
startWords(TOP);
startOffline(TOP);
