package dev.millrace.acceptance.planted.adapters.postgres;

import org.apache.ibatis.annotations.Select;

interface PastesText {
  @Select({"SELECT number", "FROM millrace.dead_letters ORDER BY ${column}"})
  long find(String column);
}
