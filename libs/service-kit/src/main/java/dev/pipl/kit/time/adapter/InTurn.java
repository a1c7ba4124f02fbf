package dev.pipl.kit.time.adapter;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * For short work on a schedule: such works of one process run one after another. All schedules of a process tick at the
 * same moment; together they would take the cores, and the connections, from those who wait for an answer. Not for work
 * that may last, behind which the others would wait.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface InTurn {}
