// A worker that makes the first format of a date: it is the dear one, in which the browser finds out what it knows of all languages, and what it
// finds out here holds for the page too. Else the page's first drawing would wait for it, on a slow telephone for a quarter of a second.
new Intl.DateTimeFormat();
close();
