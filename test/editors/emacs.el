;; SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
;; What Emacs makes of the file that it has opened, for FileCheck: its diagnostics,
;; and those that are left when the first quick fix has been taken.

(require 'cl-lib)
(require 'eglot)
(require 'flymake)

(defun say (&rest arguments)
  (princ (apply #'format arguments))
  (terpri))

(defun wait-for (what holds)
  (cl-loop repeat 2400
           until (funcall holds)
           do (accept-process-output nil 0.05)
           finally (unless (funcall holds)
                     (say "waited too long for %s" what)
                     ;; FileCheck shows what there is instead.
                     (kill-emacs))))

(defun found ()
  (cl-sort (flymake-diagnostics) #'< :key #'flymake-diagnostic-beg))

(defun show (title)
  (say "%s" title)
  (dolist (diagnostic (found))
    (let ((begin (flymake-diagnostic-beg diagnostic)))
      (say "%d:%d: %s: %s"
           (line-number-at-pos begin)
           (save-excursion (goto-char begin) (1+ (current-column)))
           (flymake-diagnostic-type diagnostic)
           (flymake-diagnostic-text diagnostic))))
  (say "%d diagnostics" (length (found))))

;; Without a user no command ends and no window changes, so what hangs on that is run
;; here.
(run-hooks 'post-command-hook)
(wait-for "the server" #'eglot-managed-p)
(flymake-start)
(wait-for "diagnostics" #'found)
(show "AT FIRST")

(let ((before (length (found)))
      (last-nonmenu-event ?a)) ; The choice is made in the minibuffer.
  (goto-char (flymake-diagnostic-beg (cl-find 'eglot-warning (found)
                                              :key #'flymake-diagnostic-type)))
  ;; The user takes what is preferred.
  (cl-letf (((symbol-function 'completing-read)
             (lambda (_prompt items _predicate _must _initial _history preferred)
               (dolist (item items)
                 (say "offered: %s" (car item)))
               preferred)))
    (call-interactively #'eglot-code-actions))
  (unless (buffer-modified-p)
    (say "the fix changed nothing"))
  (eglot--signal-textDocument/didChange)
  (flymake-start)
  (wait-for "fewer diagnostics" (lambda () (< 0 (length (found)) before))))
(show "WITH THE FIX")
(say "%s" (buffer-string))
(set-buffer-modified-p nil)
(eglot-shutdown (eglot-current-server))
