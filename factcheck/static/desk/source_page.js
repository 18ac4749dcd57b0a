// A source on a page of its own.

import "./source_text.js";
