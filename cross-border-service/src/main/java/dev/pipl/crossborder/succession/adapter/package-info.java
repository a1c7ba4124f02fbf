/** Where successions are proposed, approved and carried out. */
package dev.pipl.crossborder.succession.adapter;
