-- What decided, beside the pack's version: so that a verdict can be explained when both have changed.
ALTER TABLE verdicts ADD COLUMN pack text;
ALTER TABLE verdicts ADD COLUMN engine text;
