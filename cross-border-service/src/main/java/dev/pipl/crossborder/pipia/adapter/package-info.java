/** The impact assessments in PostgreSQL, kept up to date by the registry's topic. */
package dev.pipl.crossborder.pipia.adapter;
