package dev.millrace.adapters.cassandra;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;

/** How many replicas of the local data centre answer before a request is done. */
public enum Consistency {
  LOCAL_ONE,
  LOCAL_QUORUM;

  ConsistencyLevel level() {
    return DefaultConsistencyLevel.valueOf(name());
  }
}
