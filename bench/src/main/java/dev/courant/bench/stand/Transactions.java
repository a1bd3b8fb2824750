package dev.courant.bench.stand;

import java.lang.management.ManagementFactory;

import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Transactions that were ended on the broker of this JVM, by its own count of requests. */
public final class Transactions {

    private static final String REQUESTS =
            "kafka.network:type=RequestMetrics,name=RequestsPerSec,request=EndTxn,*";

    private Transactions() {}

    /** So far, of all clients. */
    public static double ended() {
        var beans = ManagementFactory.getPlatformMBeanServer();
        try {
            double sum = 0;
            for (var name : beans.queryNames(new ObjectName(REQUESTS), null)) {
                sum += count(beans, name);
            }
            return sum;
        } catch (JMException e) {
            throw new IllegalStateException("The broker does not count its requests", e);
        }
    }

    private static double count(MBeanServer beans, ObjectName name) throws JMException {
        return ((Number) beans.getAttribute(name, "Count")).doubleValue();
    }
}
