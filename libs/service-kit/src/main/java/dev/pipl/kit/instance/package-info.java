/** What the instances of one service have to settle between them. */
package dev.pipl.kit.instance;
