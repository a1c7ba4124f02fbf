package dev.pipl.crossborder.ledger;

import dev.pipl.crossborder.route.JudgeDecision;
import dev.pipl.crossborder.route.JudgeYear;
import dev.pipl.crossborder.route.News;
import dev.pipl.law.route.RouteTable;

/** What judging needs; only the keys may have to be looked up. */
record Judging(
        RouteTable table,
        JudgeYear judge,
        JudgeDecision decision,
        News news,
        LoadHandler load,
        YearKeys keys,
        KnownEvents.Memory memory) {}
