//===- FlowOutline.h - The flow of a body as it is written ------*- C++ -*-===//
//
// Part of clang-tidy-async, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Follows a body by its statements where clang builds no control-flow graph:
/// in code with errors, which is what an editor shows most of the time, and in
/// templates that nothing instantiates. Destructors are not seen. Behind a
/// label that something jumps to, nothing is known.
///
//===----------------------------------------------------------------------===//

#ifndef ASYNCTIDY_EXTRACT_FLOWOUTLINE_H
#define ASYNCTIDY_EXTRACT_FLOWOUTLINE_H

#include "Extract/FlowState.h"

namespace asynctidy {

/// Calls \p Visit for each condition in \p S whose value decides alone where
/// control goes: not for `A && B`, but for A and B.
void forEachCondition(const clang::Stmt &S,
                      llvm::function_ref<void(const clang::Expr *)> Visit);

/// One walk through one body.
class FlowOutline {
public:
  using State = FlowState::State;

  explicit FlowOutline(FlowState &Flow) : Flow(Flow) {}

  /// Remembers what is known at each statement of \p Body.
  /// \param Begin what is known where it begins.
  void run(const clang::Stmt &Body, State Begin);

private:
  /// What is known on the ways out of a condition.
  struct Ways {
    State True, False;
  };
  /// A loop or switch around the statement that is walked, and what is known
  /// where something jumps to its ends.
  struct Around {
    State AtBreak, AtContinue;
    /// Of a switch: what is known at its cases.
    State AtSwitch;
    bool IsSwitch = false, HasDefault = false;
  };

  void visit(const clang::Stmt *S);
  void visitChildren(const clang::Stmt &S);
  void visitIf(const clang::IfStmt &If);
  void visitSwitch(const clang::SwitchStmt &Switch);
  void visitTry(const clang::CXXTryStmt &Try);
  void visitLoop(const clang::DeclStmt *Variable, const clang::Expr *Condition,
                 const clang::Stmt *Body, const clang::Stmt *Increment,
                 bool IsBodyFirst);
  void visitDeclarations(const clang::DeclStmt &Declares);
  Ways visitCondition(const clang::Expr *Condition);
  /// Remembers what is known at \p S, and applies what it does.
  void pass(const clang::Stmt &S);
  void leaveTo(State Around::*Jump, bool ToSwitch);
  State nothing() const;

  FlowState &Flow;
  /// Not reached: control does not come here.
  State Current;
  llvm::SmallVector<Around, 4> Enclosing;
  /// What holds throughout each try block around.
  llvm::SmallVector<State, 2> Tried;
  unsigned Depth = 0;
};

} // namespace asynctidy

#endif // ASYNCTIDY_EXTRACT_FLOWOUTLINE_H
