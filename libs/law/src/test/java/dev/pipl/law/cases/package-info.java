/** Law cases: facts on a day and what the law answers, one file per article, all run by one parameterised test. */
package dev.pipl.law.cases;
