// Preact runs effects after the next drawing. React runs what a key or a click has changed before the next one, and the libraries here lean on it:
// a form that is sent in the same moment as its last letter is typed would be sent without that letter.
import { options } from 'preact';

options.requestAnimationFrame = queueMicrotask;
