/** Where re-judgings are asked for, kept and carried out. */
package dev.pipl.crossborder.rejudging.adapter;
