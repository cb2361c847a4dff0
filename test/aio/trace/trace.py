#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What asyncio does, line by line: trace.cpp does the same with the runtime.

Each scene is a coroutine of the same name there. Most run beside a ticker,
which prints a line each turn of the loop: so a task that continues a turn
earlier or later is seen, too.
"""

import asyncio
import contextlib
import sys

scenes = []


def scene(coroutine=None, *, until=(4,)):
    """Marks a scene; of one that another Python plays differently, until when."""
    if coroutine is None:
        return lambda coroutine: scene(coroutine, until=until)
    scenes.append((coroutine, until))
    return coroutine


def log(text):
    print(text, flush=True)


class E(Exception):
    pass


def name_of(error):
    if error is None:
        return "nothing"
    if isinstance(error, asyncio.CancelledError):
        return "cancelled"
    if isinstance(error, asyncio.TimeoutError):
        return "timed out"
    if isinstance(error, BaseExceptionGroup):
        return f"group[{', '.join(name_of(e) for e in error.exceptions)}]"
    return f"E({error})"


def chain_of(error):
    names = []
    while error is not None:
        names.append(name_of(error))
        error = error.__context__
    return " <- ".join(names)


async def turns(count):
    for _ in range(count):
        await asyncio.sleep(0)


async def ticker(count):
    for i in range(count):
        log(f"  tick {i}")
        await asyncio.sleep(0)


class Scope:
    """Says what happens, and takes some turns for it."""

    def __init__(self, name, enter=None, exit=None, suppress=False, turns=1):
        self.name = name
        self.enter = enter
        self.exit = exit
        self.suppress = suppress
        self.turns = turns

    async def __aenter__(self):
        log(f"{self.name}: enter")
        try:
            await turns(self.turns)
        except asyncio.CancelledError:
            log(f"{self.name}: enter cancelled")
            raise
        if self.enter:
            raise E(self.enter)
        return self

    async def __aexit__(self, kind, error, traceback):
        log(f"{self.name}: exit with {chain_of(error) or 'nothing'}")
        try:
            await turns(self.turns)
        except asyncio.CancelledError:
            log(f"{self.name}: exit cancelled")
            raise
        if self.exit:
            raise E(self.exit)
        log(f"{self.name}: left")
        return self.suppress


async def quiet(awaitable):
    """Says how it ended."""
    try:
        result = await awaitable
        log(f"ended with {result}")
    except BaseException as error:
        log(f"ended with {chain_of(error)}")


async def show(task):
    """Says how a task ended, by its members."""
    while not task.done():
        await asyncio.sleep(0)
    if task.cancelled():
        log(f"task: cancelled, cancelling {task.cancelling()}")
    elif task.exception():
        log(f"task: {name_of(task.exception())}, cancelling {task.cancelling()}")
    else:
        log(f"task: {task.result()}, cancelling {task.cancelling()}")


# --- async with -------------------------------------------------------------


async def with_body(scope, error=None, value=1, count=1):
    async with scope as s:
        log(f"body of {s.name}")
        try:
            await turns(count)
        except asyncio.CancelledError:
            log("body cancelled")
            raise
        if error:
            raise E(error)
        return value
    return 0  # Suppressed.


@scene
async def scope_ok():
    await quiet(with_body(Scope("a")))


@scene
async def scope_enter_fails():
    await quiet(with_body(Scope("a", enter="enter")))


@scene
async def scope_body_fails():
    await quiet(with_body(Scope("a"), error="body"))


@scene
async def scope_body_fails_suppressed():
    await quiet(with_body(Scope("a", suppress=True), error="body"))


@scene
async def scope_exit_fails():
    await quiet(with_body(Scope("a", exit="exit")))


@scene
async def scope_both_fail():
    await quiet(with_body(Scope("a", exit="exit"), error="body"))


@scene
async def scope_suppress_without_error():
    await quiet(with_body(Scope("a", suppress=True)))


async def nested_body(outer, inner, error):
    async with outer:
        async with inner:
            log("body")
            await turns(1)
            raise E(error)
    return 0


@scene
async def scope_nested_exits_all_fail():
    await quiet(
        nested_body(Scope("a", exit="exit a"), Scope("b", exit="exit b"), "body")
    )


@scene
async def scope_inner_exit_fails_outer_suppresses():
    await quiet(
        nested_body(Scope("a", suppress=True), Scope("b", exit="exit b"), "body")
    )


@scene
async def scope_exit_with_scope_inside():
    class Outer(Scope):
        async def __aexit__(self, kind, error, traceback):
            log("outer exit")
            await with_body(Scope("b", exit="exit b"))

    await quiet(with_body(Outer("a"), error="body"))


@scene
async def scope_same_error_again():
    class Again(Scope):
        async def __aexit__(self, kind, error, traceback):
            log("throws it again")
            raise error

    await quiet(with_body(Again("a"), error="body"))


@scene
async def scope_tuple():
    async def body(error):
        async with Scope("a") as a, Scope("b", suppress=True) as b, Scope(
            "c", exit="exit c"
        ) as c:
            log(f"body of {a.name}, {b.name} and {c.name}")
            raise E(error)
        return 0

    await quiet(body("body"))


# --- Cancellation of scopes -------------------------------------------------


async def cancelled_after(coroutine, *delays):
    """Runs it as a task, which is cancelled after so many turns, and more."""
    asyncio.create_task(ticker(sum(delays) + 3))
    task = asyncio.create_task(coroutine)
    for delay in delays:
        await turns(delay)
        log(f"cancel: {task.cancel()}")
    await show(task)


@scene
async def cancel_before_start():
    await cancelled_after(with_body(Scope("a")), 0)


@scene
async def cancel_in_enter():
    await cancelled_after(with_body(Scope("a", turns=3)), 2)


@scene
async def cancel_in_body():
    await cancelled_after(with_body(Scope("a"), count=5), 4)


@scene
async def cancel_in_body_suppressed():
    await cancelled_after(with_body(Scope("a", suppress=True), count=5), 4)


@scene
async def cancel_in_body_exit_fails():
    await cancelled_after(with_body(Scope("a", exit="exit"), count=5), 4)


@scene
async def cancel_in_exit():
    await cancelled_after(with_body(Scope("a", turns=3), count=1), 6)


@scene
async def cancel_in_exit_after_error():
    await cancelled_after(with_body(Scope("a", turns=3), error="body"), 6)


@scene
async def cancel_again_in_exit():
    await cancelled_after(with_body(Scope("a", turns=3), count=9), 5, 2)


@scene
async def cancel_twice_at_once():
    await cancelled_after(with_body(Scope("a"), count=9), 4, 0)


@scene
async def cancel_after_end():
    await cancelled_after(with_body(Scope("a")), 9)


# --- Cancellation of tasks --------------------------------------------------


async def swallows(event):
    try:
        await event.wait()
    except asyncio.CancelledError:
        log("swallowed")
    await turns(2)
    return 7


@scene
async def cancel_swallowed():
    await cancelled_after(swallows(asyncio.Event()), 2)


@scene
async def cancel_swallowed_twice():
    await cancelled_after(swallows(asyncio.Event()), 2, 2)


@scene
async def cancel_waiter_twice_at_once():
    await cancelled_after(swallows(asyncio.Event()), 2, 0)


@scene
async def cancel_waiter_that_is_ready():
    event = asyncio.Event()
    task = asyncio.create_task(swallows(event))
    await turns(2)
    event.set()
    log(f"cancel: {task.cancel()}")
    await show(task)


@scene
async def cancel_oneself():
    async def body():
        log(f"cancel: {asyncio.current_task().cancel()}")
        log("still running")
        try:
            await turns(1)
            log("not reached")
        finally:
            log(f"cancelling {asyncio.current_task().cancelling()}")

    asyncio.create_task(ticker(4))
    await show(asyncio.create_task(body()))


@scene
async def cancel_oneself_and_wait_for_task():
    async def inner():
        try:
            await turns(5)
        except asyncio.CancelledError:
            log("inner cancelled")
            raise

    async def body(other):
        asyncio.current_task().cancel()
        await other

    asyncio.create_task(ticker(5))
    other = asyncio.create_task(inner())
    await turns(1)
    await show(asyncio.create_task(body(other)))
    await show(other)


@scene
async def cancel_oneself_at_the_end():
    async def body():
        asyncio.current_task().cancel()
        return 1

    await show(asyncio.create_task(body()))


@scene
async def cancel_reaches_awaited_task():
    async def inner():
        try:
            await turns(9)
        except asyncio.CancelledError:
            log("inner cancelled")
            await turns(2)
            log("inner cleaned up")
            raise

    async def outer(task):
        try:
            await task
        except asyncio.CancelledError:
            log("outer cancelled")
            raise

    asyncio.create_task(ticker(8))
    first = asyncio.create_task(inner())
    second = asyncio.create_task(outer(first))
    third = asyncio.create_task(outer(second))
    await turns(2)
    log(f"cancel: {third.cancel()}")
    for task in first, second, third:
        await show(task)


@scene
async def cancel_of_awaited_task_swallowed():
    async def outer(task):
        return await task

    asyncio.create_task(ticker(8))
    inner = asyncio.create_task(swallows(asyncio.Event()))
    task = asyncio.create_task(outer(inner))
    await turns(2)
    task.cancel()
    await show(task)


@scene
async def cancel_uncancelled():
    async def body():
        try:
            await turns(5)
        except asyncio.CancelledError:
            log(f"uncancel: {asyncio.current_task().uncancel()}")
        await turns(1)
        return 3

    await cancelled_after(body(), 1)


# --- Tasks ------------------------------------------------------------------


@scene
async def task_starts_in_next_turn():
    async def body(name):
        log(f"{name} runs")
        await turns(1)
        log(f"{name} ends")
        return name

    a = asyncio.create_task(body("a"))
    b = asyncio.create_task(body("b"))
    log("spawned")
    log(f"{await b} {await a}")


@scene
async def task_awaited_by_several():
    async def body():
        await turns(2)
        return 5

    async def waits(name, task):
        log(f"{name} got {await task}")

    asyncio.create_task(ticker(6))
    task = asyncio.create_task(body())
    waiting = [asyncio.create_task(waits(f"w{i}", task)) for i in range(3)]
    await turns(1)
    task.add_done_callback(lambda _: log("callback"))
    for w in waiting:
        await w
    log(f"once more: {await task}")
    task.add_done_callback(lambda _: log("late callback"))
    log("added")
    await turns(1)


@scene
async def task_fails():
    async def body():
        await turns(1)
        raise E("task")

    asyncio.create_task(ticker(4))
    task = asyncio.create_task(body())
    await quiet(task)
    await quiet(task)
    await show(task)


@scene
async def task_names():
    async def body():
        return asyncio.current_task().get_name()

    log(await asyncio.create_task(body(), name="worker"))


@scene
async def loop_order_of_calls():
    loop = asyncio.get_running_loop()
    asyncio.create_task(ticker(3))
    loop.call_soon(lambda: log("call 1"))
    loop.call_soon(lambda: loop.call_soon(lambda: log("call 3")))
    loop.call_soon(lambda: log("call 2"))
    await turns(3)


@scene
async def loop_order_of_timers():
    loop = asyncio.get_running_loop()
    loop.call_later(0.03, lambda: log("third"))
    loop.call_later(0.01, lambda: log("first"))
    loop.call_later(0.02, lambda: log("second"))
    never = loop.call_later(0.015, lambda: log("never"))
    never.cancel()
    await asyncio.sleep(0.05)
    log("slept")


@scene
async def run_cancels_what_is_left():
    async def body(name, count):
        try:
            await turns(count)
            log(f"{name} ended")
        except asyncio.CancelledError:
            log(f"{name} cancelled")
            await turns(1)
            log(f"{name} cleaned up")
            raise

    asyncio.create_task(body("short", 1))
    asyncio.create_task(body("long", 9))
    asyncio.create_task(ticker(9))
    await turns(1)
    log("main ends")


# --- gather -----------------------------------------------------------------


async def works(name, count, error=None, cleanup=0):
    try:
        await turns(count)
    except asyncio.CancelledError:
        log(f"{name} cancelled")
        await turns(cleanup)
        if cleanup:
            log(f"{name} cleaned up")
        raise
    if error:
        log(f"{name} fails")
        raise E(error)
    log(f"{name} ends")
    return name


@scene
async def gather_results():
    asyncio.create_task(ticker(7))
    log(str(await asyncio.gather(works("a", 3), works("b", 1), works("c", 2))))


@scene
async def gather_nothing():
    asyncio.create_task(ticker(2))
    log(str(await asyncio.gather()))
    await turns(2)


@scene
async def gather_first_error():
    asyncio.create_task(ticker(9))
    await quiet(
        asyncio.gather(works("a", 6), works("b", 1, "b"), works("c", 2, "c"))
    )
    await turns(6)


@scene
async def gather_cancelled_child():
    async def cancels_itself():
        asyncio.current_task().cancel()
        await turns(1)

    asyncio.create_task(ticker(6))
    await quiet(asyncio.gather(works("a", 4), cancels_itself()))
    await turns(4)


async def gathers(*coroutines, settle=False):
    result = await asyncio.gather(*coroutines, return_exceptions=settle)
    return " ".join(r if isinstance(r, str) else name_of(r) for r in result)


@scene
async def gather_cancelled():
    await cancelled_after(gathers(works("a", 9), works("b", 9)), 3)


@scene
async def gather_cancelled_with_cleanup():
    await cancelled_after(
        gathers(works("a", 9, cleanup=1), works("b", 9, cleanup=3)), 3
    )
    await turns(4)


@scene
async def gather_cancelled_when_all_have_ended():
    await cancelled_after(gathers(works("a", 1), works("b", 1)), 3)


@scene
async def gather_settled():
    asyncio.create_task(ticker(6))
    log(await gathers(works("a", 3), works("b", 1, "b"), settle=True))


@scene
async def gather_settled_cancelled():
    await cancelled_after(
        gathers(works("a", 9, cleanup=2), works("b", 1, "b"), settle=True), 4
    )


@scene
async def gather_nested():
    asyncio.create_task(ticker(9))
    log(
        await gathers(
            works("a", 1), gathers(works("b", 2), works("c", 1)), works("d", 3)
        )
    )


@scene
async def wait_first_completed():
    asyncio.create_task(ticker(7))
    a = asyncio.create_task(works("a", 4))
    b = asyncio.create_task(works("b", 1))
    done, _ = await asyncio.wait([a, b], return_when=asyncio.FIRST_COMPLETED)
    log(f"first: {1 if b in done else 0}, a done: {a.done()}")
    log(await a)


# --- TaskGroup --------------------------------------------------------------


@scene
async def group_ok():
    asyncio.create_task(ticker(7))
    async with asyncio.TaskGroup() as g:
        g.create_task(works("a", 2))
        b = g.create_task(works("b", 1))
        log("body ends")
    log(f"left with {await b}")


@scene
async def group_empty():
    asyncio.create_task(ticker(2))
    async with asyncio.TaskGroup():
        pass
    log("left")
    await turns(2)


async def group(*coroutines, count=0, error=None):
    async with asyncio.TaskGroup() as g:
        for c in coroutines:
            g.create_task(c)
        try:
            await turns(count)
        except asyncio.CancelledError:
            log("body cancelled")
            raise
        if error:
            raise E(error)
    return "left"


@scene
async def group_child_fails():
    asyncio.create_task(ticker(9))
    await quiet(group(works("a", 2, "a"), works("b", 9, cleanup=2), count=9))
    log(f"cancelling {asyncio.current_task().cancelling()}")


@scene
async def group_child_fails_in_exit():
    asyncio.create_task(ticker(7))
    await quiet(group(works("a", 2, "a"), works("b", 9)))


@scene
async def group_body_fails():
    asyncio.create_task(ticker(7))
    await quiet(group(works("a", 9), count=2, error="body"))


@scene
async def group_all_fail():
    async def fails_in_cleanup():
        try:
            await turns(9)
        except asyncio.CancelledError:
            log("fails in its clean-up")
            raise E("cleanup")

    asyncio.create_task(ticker(7))
    await quiet(
        group(works("a", 2, "a"), fails_in_cleanup(), count=1, error="body")
    )


@scene
async def group_child_cancelled():
    async def cancels_itself():
        asyncio.current_task().cancel()
        await turns(1)

    asyncio.create_task(ticker(6))
    await quiet(group(works("a", 2), cancels_itself()))


@scene
async def group_cancelled_in_body():
    await cancelled_after(group(works("a", 9, cleanup=1), count=9), 3)


@scene
async def group_cancelled_in_exit():
    await cancelled_after(group(works("a", 9, cleanup=1)), 3)


@scene
async def group_cancelled_twice_in_exit():
    await cancelled_after(group(works("a", 9, cleanup=3)), 3, 2)


@scene
async def group_cancelled_child_fails():
    async def fails_in_cleanup():
        try:
            await turns(9)
        except asyncio.CancelledError:
            raise E("cleanup")

    await cancelled_after(group(fails_in_cleanup()), 3)


@scene
async def group_nested():
    asyncio.create_task(ticker(9))
    await quiet(group(works("a", 9), group(works("b", 1, "b"), works("c", 9))))


@scene
async def group_spawns_from_child():
    async def grows(g):
        g.create_task(works("b", 2))
        log("spawned")

    asyncio.create_task(ticker(7))
    async with asyncio.TaskGroup() as g:
        g.create_task(grows(g))
    log("left")
    try:
        unused = works("c", 1)
        g.create_task(unused)
    except RuntimeError:
        unused.close()
        log("finished")


# --- Time -------------------------------------------------------------------

LONG = 5
SHORT = 0.02


async def sleeps(name, delay):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        log(f"{name} cancelled")
        raise
    return name


async def limited(limit, coroutine):
    async with asyncio.timeout(limit) as t:
        try:
            result = await coroutine
        finally:
            log(f"expired: {t.expired()}")
    log(f"expired: {t.expired()}")
    return result


@scene
async def timeout_in_time():
    await quiet(limited(LONG, works("a", 1)))


@scene
async def timeout_expires():
    await quiet(limited(SHORT, sleeps("a", LONG)))
    log(f"cancelling {asyncio.current_task().cancelling()}")


@scene
async def timeout_body_fails():
    await quiet(limited(LONG, works("a", 1, "a")))


@scene
async def timeout_of_zero():
    asyncio.create_task(ticker(3))
    await quiet(limited(0, sleeps("a", LONG)))


@scene
async def timeout_of_zero_without_wait():
    await quiet(limited(0, works("a", 0)))
    await turns(2)


@scene
async def timeout_nested():
    await quiet(limited(SHORT, limited(LONG, sleeps("a", LONG))))
    await quiet(limited(LONG, limited(SHORT, sleeps("a", LONG))))


@scene
async def timeout_cancelled_from_outside():
    await cancelled_after(limited(LONG, sleeps("a", LONG)), 2)


@scene
async def timeout_error_replaces_it():
    async def fails():
        try:
            await asyncio.sleep(LONG)
        except asyncio.CancelledError:
            pass
        raise E("other")

    await quiet(limited(SHORT, fails()))
    log(f"cancelling {asyncio.current_task().cancelling()}")


@scene
async def timeout_rescheduled():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(None) as t:
        t.reschedule(loop.time() + LONG)
        await asyncio.sleep(SHORT)
        log("still there")
        try:
            t.reschedule(loop.time() - 1)
            await asyncio.sleep(LONG)
        except asyncio.CancelledError:
            log("now it is up")
    log("left")


@scene
async def timeout_of_group():
    async def body():
        async with asyncio.TaskGroup() as g:
            g.create_task(sleeps("a", LONG))
            await asyncio.sleep(LONG)

    await quiet(limited(SHORT, body()))


@scene(until=(3, 12))
async def wait_for_result():
    asyncio.create_task(ticker(6))
    await quiet(asyncio.wait_for(works("a", 2), LONG))


@scene(until=(3, 12))
async def wait_for_error():
    asyncio.create_task(ticker(6))
    await quiet(asyncio.wait_for(works("a", 2, "a"), LONG))


@scene
async def wait_for_too_long():
    await quiet(asyncio.wait_for(sleeps("a", LONG), SHORT))


@scene(until=(3, 12))
async def wait_for_no_time():
    asyncio.create_task(ticker(4))
    await quiet(asyncio.wait_for(works("a", 1), 0))


@scene(until=(3, 12))
async def wait_for_cancelled():
    await cancelled_after(asyncio.wait_for(works("a", 9, cleanup=1), LONG), 3)


@scene
async def wait_for_swallowed():
    await quiet(asyncio.wait_for(swallows(asyncio.Event()), SHORT))


# --- shield -----------------------------------------------------------------


async def shields(task):
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        log("outer cancelled")
        raise


@scene
async def shield_result():
    asyncio.create_task(ticker(6))
    await quiet(shields(asyncio.create_task(works("a", 2))))


@scene
async def shield_cancelled():
    inner = asyncio.create_task(works("a", 6))
    await cancelled_after(shields(inner), 2)
    log(await inner)


@scene
async def shield_inner_cancelled():
    asyncio.create_task(ticker(6))
    inner = asyncio.create_task(works("a", 9))
    task = asyncio.create_task(shields(inner))
    await turns(2)
    inner.cancel()
    await show(task)


@scene
async def shield_inner_fails():
    asyncio.create_task(ticker(6))
    await quiet(shields(asyncio.create_task(works("a", 2, "a"))))


# --- AsyncExitStack and helpers -----------------------------------------------


@scene
async def stack_order():
    async def last():
        log("pushed")

    async with contextlib.AsyncExitStack() as stack:
        a = await stack.enter_async_context(Scope("a"))
        await stack.enter_async_context(Scope("b"))
        stack.push_async_callback(last)
        stack.callback(lambda: log("plain"))
        log(f"body of {a.name}")
    log("after")


async def stacked(*scopes, error=None):
    async with contextlib.AsyncExitStack() as stack:
        for s in scopes:
            await stack.enter_async_context(s)
        if error:
            raise E(error)
    return "after"


@scene
async def stack_exits_fail():
    await quiet(
        stacked(Scope("a", exit="exit a"), Scope("b", exit="exit b"), error="body")
    )


@scene
async def stack_exit_suppresses():
    await quiet(stacked(Scope("a"), Scope("b", suppress=True), error="body"))


@scene
async def stack_exit_suppresses_then_fails():
    await quiet(
        stacked(
            Scope("a", exit="exit a"),
            Scope("b", suppress=True),
            Scope("c", exit="exit c"),
            error="body",
        )
    )


@scene
async def stack_enter_fails():
    await quiet(stacked(Scope("a"), Scope("b", enter="enter b")))


@scene
async def stack_cancelled():
    await cancelled_after(stacked(Scope("a"), Scope("b"), Scope("c", turns=9)), 4)


@scene
async def stack_pop_all():
    async with contextlib.AsyncExitStack() as stack:
        await stack.enter_async_context(Scope("a"))
        kept = stack.pop_all()
    log("left")
    await kept.aclose()
    log("closed")


@scene
async def closing_scope():
    class Closes:
        async def aclose(self):
            log("closing")
            await turns(1)
            log("closed")

    async def body():
        async with contextlib.aclosing(Closes()):
            log("body")
            raise E("body")

    await quiet(body())


@scene
async def made_scope():
    @contextlib.asynccontextmanager
    async def made():
        log("enter")
        await turns(1)
        try:
            yield 3
        finally:
            await turns(1)
            log("exit")

    async with made() as value:
        log(f"body with {value}")


# --- Tasks that wait for each other -------------------------------------------


@scene
async def lock_order():
    lock = asyncio.Lock()

    async def holds(name, count):
        async with lock:
            log(f"{name} has it")
            await turns(count)
            log(f"{name} gives it back")

    asyncio.create_task(ticker(9))
    tasks = [asyncio.create_task(holds(f"t{i}", 1)) for i in range(3)]
    await turns(2)
    log(f"cancel: {tasks[1].cancel()}")
    for task in tasks:
        await show(task)
    log(f"locked: {lock.locked()}")


@scene
async def event_order():
    event = asyncio.Event()

    async def waits(name):
        await event.wait()
        log(f"{name} goes on")

    asyncio.create_task(ticker(5))
    tasks = [asyncio.create_task(waits(f"t{i}")) for i in range(3)]
    await turns(2)
    tasks[0].cancel()
    event.set()
    for task in tasks:
        await show(task)


@scene
async def queue_order():
    queue = asyncio.Queue(2)

    async def puts():
        for i in range(5):
            await queue.put(i)
            log(f"put {i}")

    async def gets(name, count):
        for _ in range(count):
            log(f"{name} got {await queue.get()}")
            queue.task_done()

    asyncio.create_task(ticker(9))
    producer = asyncio.create_task(puts())
    await turns(3)
    first = asyncio.create_task(gets("g1", 2))
    second = asyncio.create_task(gets("g2", 3))
    await producer
    await queue.join()
    log("joined")
    await first
    await second


@scene
async def semaphore_order():
    semaphore = asyncio.Semaphore(2)

    async def holds(name):
        async with semaphore:
            log(f"{name} has one")
            await turns(2)
        log(f"{name} gave it back")

    tasks = [asyncio.create_task(holds(f"t{i}")) for i in range(5)]
    for task in tasks:
        await show(task)


@scene
async def condition_order():
    condition = asyncio.Condition()

    async def waits(name):
        async with condition:
            await condition.wait()
            log(f"{name} was notified")

    tasks = [asyncio.create_task(waits(f"t{i}")) for i in range(3)]
    await turns(2)
    async with condition:
        condition.notify(1)
        log("notified one")
    await turns(3)
    async with condition:
        condition.notify_all()
        log("notified all")
    await asyncio.gather(*tasks)
    log("all went on")


@scene
async def barrier_order():
    barrier = asyncio.Barrier(3)

    async def waits(name):
        log(f"{name} waits")
        await barrier.wait()
        log(f"{name} goes on")

    tasks = [asyncio.create_task(waits(f"t{i}")) for i in range(3)]
    for task in tasks:
        await show(task)


# --- Threads ------------------------------------------------------------------


@scene
async def to_thread_result():
    def fails():
        raise E("thread")

    log(await asyncio.to_thread(lambda: "from a thread"))
    await quiet(asyncio.to_thread(fails))


for each, until in scenes:
    log(f"== {each.__name__}")
    if sys.version_info < until:
        asyncio.run(each())
    else:
        log("-- played differently by this Python")
