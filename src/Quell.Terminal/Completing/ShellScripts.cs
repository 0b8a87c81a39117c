namespace Quell.Terminal.Completing;

/// <summary>What each shell is told once; everything else it asks the program for when somebody presses Tab.</summary>
internal static class ShellScripts
{
    public const string Bash = """
        # Completion of quell for bash. For this shell:  source <(quell completion bash)
        # For every shell:  quell completion bash > ~/.local/share/bash-completion/completions/quell
        _quell() {
          local line=${COMP_LINE:0:COMP_POINT} current candidate rest breaks
          local -a words=()
          IFS=$' \t\n' read -r -a words <<<"$line"
          case $line in *[[:space:]]) words+=('') ;; esac
          current=${words[${#words[@]} - 1]}
          COMPREPLY=()
          while IFS=$'\t' read -r candidate rest; do
            case $candidate in
              :file) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
              :folder) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- "$current") ;;
              *) COMPREPLY+=("$candidate") ;;
            esac
          done < <("${words[0]}" complete -- "${words[@]:1}" 2>/dev/null)
          # Only what stands behind the last break of a word is replaced.
          for breaks in : =; do
            case $current,$COMP_WORDBREAKS in
              *"$breaks"*,*"$breaks"*) COMPREPLY=("${COMPREPLY[@]#"${current%"${current##*"$breaks"}"}"}") ;;
            esac
          done
        }
        complete -F _quell quell
        """;

    public const string Zsh = """
        #compdef quell
        # Completion of quell for zsh. For this shell:  source <(quell completion zsh)
        # For every shell:  quell completion zsh > a folder of $fpath, as _quell
        _quell() {
          local value says
          local -a candidates
          while IFS=$'\t' read -r value says; do
            case $value in
              :file) _files; return ;;
              :folder) _files -/; return ;;
              *) candidates+=("${value//:/\\:}${says:+:$says}") ;;
            esac
          done < <("${(Q)words[1]}" complete -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)
          (( ${#candidates} )) && _describe -V quell candidates
        }
        if [[ ${funcstack[1]} == _quell ]]; then
          _quell "$@"
        else
          compdef _quell quell
        fi
        """;

    public const string Fish = """
        # Completion of quell for fish. For this shell:  quell completion fish | source
        # For every shell:  quell completion fish > ~/.config/fish/completions/quell.fish
        function __quell_complete
          set -l words (commandline -opc)
          set -l current (commandline -ct)
          for candidate in (command $words[1] complete -- $words[2..-1] "$current" 2>/dev/null)
            switch $candidate
              case ':file'
                __fish_complete_path "$current"
              case ':folder'
                __fish_complete_directories "$current"
              case '*'
                printf '%s\n' $candidate
            end
          end
        end
        complete -c quell -f -k -a '(__quell_complete)'
        """;
}
