using System.CommandLine;
using Quell.Terminal.Completing;
using Quell.Terminal.Verbs;

namespace Quell.Terminal.Parsing;

/// <summary><c>quell completion SHELL</c>, and the verb that its scripts ask, which help does not list.</summary>
internal static class CompletionVerbs
{
    private static readonly Dictionary<string, string> s_scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = ShellScripts.Bash,
        ["zsh"] = ShellScripts.Zsh,
        ["fish"] = ShellScripts.Fish,
    };

    public static Command Script()
    {
        var shell = new Argument<string>("SHELL")
        {
            Description = "bash, zsh or fish",
            HelpName = "bash|zsh|fish",
            CustomParser = Values.OneOf("SHELL", s_scripts.Keys),
        };
        var command = new Verb(
            "completion",
            "Print what makes a shell complete verbs, options, cases and scenarios.",
            "quell completion fish > ~/.config/fish/completions/quell.fish"
        )
        {
            shell,
        };
        command.SetAction(parsed =>
            parsed.InvocationConfiguration.Output.WriteLine(s_scripts[parsed.GetValue(shell)!].ReplaceLineEndings("\n"))
        );
        return command;
    }

    /// <param name="program">The whole tree, asked for when somebody presses Tab.</param>
    public static Command Answers(IVerbs verbs, Func<Command> program)
    {
        var words = new Argument<string[]>("WORD") { Arity = ArgumentArity.ZeroOrMore };
        var command = new Verb("complete", "Answer the script of a shell.", "quell complete -- respond --te") { words };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            var typed = parsed.GetValue(words) ?? [];
            foreach (var candidate in Completion.Of(program(), typed, verbs as ICompletionSource))
            {
                parsed.InvocationConfiguration.Output.WriteLine(candidate.Line);
            }
        });
        return command;
    }
}
