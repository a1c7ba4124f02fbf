package dev.pipl.crossborder.transfer;

/** An event of a pipeline whose form is sound: a provision of personal information abroad, or the void of one. */
public sealed interface TransferEvent permits OutboundTransfer, TransferVoid {

    EventIdentity identity();

    ContentHash content();
}
