/** What a notice to individuals has to tell before their information goes abroad (PIPL 39 and 30). */
package dev.pipl.law.notice;
