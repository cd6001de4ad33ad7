// Starts each part. A part that finds nothing of its own on the page does nothing.
import { startMenu } from "./menu.js";

startMenu();
