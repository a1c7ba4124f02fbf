/** What a caller is told when something is refused: RFC 9457 problems with stable codes, in Chinese and English. */
package dev.pipl.kit.problem;
