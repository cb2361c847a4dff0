//===- timeline.h - Shows what tasks do at what time ------------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// For the async_scope_*.cpp examples. A chart has a row for each task. A line
// is printed when a task begins or ends a phase; finish() draws the rows. Two
// environment variables are read:
//
//   AIO_EXAMPLE_SCALE=0.1  every wait takes a tenth of its time
//   AIO_TRACE=FILE         the phases are written to FILE as JSON lines, from
//                          which docs/images/timeline.py draws a picture
//
// All is used on one thread: phases are shown on the loop, and finish() is
// called when the loop has ended.
//
//===----------------------------------------------------------------------===//

#ifndef TIMELINE_H
#define TIMELINE_H

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

namespace timeline {

using std::chrono::nanoseconds;

inline nanoseconds scaled_second() {
  const char *text = std::getenv("AIO_EXAMPLE_SCALE");
  double scale = text ? std::atof(text) : 1;
  if (!(scale > 0 && scale <= 1000))
    scale = 1;
  return nanoseconds(static_cast<long long>(1e9 * scale));
}

/// A second, or what AIO_EXAMPLE_SCALE makes of it.
inline const nanoseconds second = scaled_second();

/// What a task is doing.
enum activity { enter, body, exit };

/// The rows of all tasks.
class chart {
public:
  /// \param title one line, without quotation marks and backslashes.
  /// \param tasks at most 26, the letters.
  chart(std::string title, int tasks) : title(std::move(title)) {
    // Lines are to be seen when they are printed, also through a pipe.
    std::setvbuf(stdout, nullptr, _IOLBF, BUFSIZ);
    for (int number = 1; number <= tasks; ++number)
      rows.push_back(row(*this, number));
    std::printf("%s\n\n", this->title.c_str());
  }
  chart(const chart &) = delete;
  chart &operator=(const chart &) = delete;

  /// Lasts from its creation to its destruction.
  class phase {
  public:
    phase(chart &owner, int task, activity what)
        : owner(owner), task(task), what(what) {
      owner.note(task, what, true);
    }
    ~phase() { owner.note(task, what, false); }
    phase(const phase &) = delete;
    phase &operator=(const phase &) = delete;

  private:
    chart &owner;
    int task;
    activity what;
  };

  /// One task.
  class row {
  public:
    [[nodiscard]] phase show(activity what) const {
      return phase(*owner, number, what);
    }

  private:
    friend chart;
    row(chart &owner, int number) : owner(&owner), number(number) {}
    chart *owner;
    int number;
  };

  auto begin() const { return rows.begin(); }
  auto end() const { return rows.end(); }

  /// Draws the rows and writes the trace. \returns a status for main().
  int finish() const {
    std::printf("\none character is %g s: > enter, = body, < exit\n",
                std::chrono::duration<double>(second / 10).count());
    for (const row &r : rows)
      std::printf("task %c  %s\n", letter(r.number), bar(r.number).c_str());
    std::printf("%.2f s\n", std::chrono::duration<double>(total()).count());
    const char *file = std::getenv("AIO_TRACE");
    return !file || write(file) ? EXIT_SUCCESS : EXIT_FAILURE;
  }

private:
  struct event {
    nanoseconds at; // Since the first one.
    int task;
    activity what;
    bool begins;
  };

  // Not a number: the runtime numbers all tasks, also that of main().
  static char letter(int task) { return static_cast<char>('A' + task - 1); }
  static const char *name(activity what) {
    return what == enter ? "enter" : what == body ? "body" : "exit";
  }

  void note(int task, activity what, bool begins) {
    auto now = std::chrono::steady_clock::now();
    if (events.empty())
      first = now;
    events.push_back({now - first, task, what, begins});
    std::printf("%5.0f ms  task %c  %-5s %s\n",
                std::chrono::duration<double, std::milli>(now - first).count(),
                letter(task), name(what), begins ? "begins" : "ends");
  }

  nanoseconds total() const {
    return events.empty() ? nanoseconds(0) : events.back().at;
  }

  /// A character for each tenth of a second: what goes on in its middle.
  std::string bar(int task) const {
    std::string text;
    const nanoseconds tenth = second / 10;
    for (nanoseconds middle = tenth / 2; middle < total(); middle += tenth) {
      char shown = ' ';
      for (const event &e : events)
        if (e.task == task && e.at <= middle)
          shown = e.begins ? ">=<"[e.what] : ' ';
      text += shown;
    }
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
  }

  bool write(const char *file) const {
    std::FILE *out = std::fopen(file, "w");
    if (!out) {
      std::perror(file);
      return false;
    }
    std::fprintf(out,
                 "{\"title\": \"%s\", \"tasks\": %zu, \"second_us\": %lld}\n",
                 title.c_str(), rows.size(), in_us(second));
    for (const event &e : events)
      std::fprintf(out,
                   "{\"us\": %lld, \"task\": %d, \"phase\": \"%s\", "
                   "\"edge\": \"%s\"}\n",
                   in_us(e.at), e.task, name(e.what),
                   e.begins ? "begin" : "end");
    return std::fclose(out) == 0;
  }

  static long long in_us(nanoseconds time) {
    return std::chrono::duration_cast<std::chrono::microseconds>(time).count();
  }

  std::string title;
  std::vector<row> rows;
  std::vector<event> events;
  std::chrono::steady_clock::time_point first;
};

using row = chart::row;

} // namespace timeline

#endif // TIMELINE_H
