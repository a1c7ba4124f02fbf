/** Where the life of years is kept and asked for. */
package dev.pipl.crossborder.year.adapter;
