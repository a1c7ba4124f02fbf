/** What may take a recorded provision of personal information out of a year's count, and what may not (PIPL 15(2)). */
package dev.pipl.law.correction;
