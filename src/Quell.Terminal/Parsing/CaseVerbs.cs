using System.CommandLine;
using Quell.Domain.Cases;
using Quell.Terminal.Verbs;

namespace Quell.Terminal.Parsing;

internal static class CaseVerbs
{
    public static Command Build(IVerbs verbs) =>
        new Verb("case", "The journals: what happened, and whether the chain holds.", "quell case list")
        {
            List(verbs),
            Show(verbs),
            Verify(verbs),
        };

    public static Argument<CaseId> Name() =>
        new("CASE") { Description = "A name that `quell case list` prints", CustomParser = Values.Case };

    private static Verb List(IVerbs verbs)
    {
        var state = SharedOptions.State();
        var json = SharedOptions.Json();
        var command = new Verb("list", "List the cases, newest first.", "quell case list --json") { state, json };
        command.SetAction(
            (parsed, cancellationToken) =>
                verbs.CaseListAsync(
                    new CaseListOptions { State = parsed.GetValue(state), Json = parsed.GetValue(json) },
                    cancellationToken
                )
        );
        return command;
    }

    private static Verb Show(IVerbs verbs)
    {
        var name = Name();
        var brief = new Option<bool>("--brief") { Description = "At most five lines, for an incident channel" };
        var state = SharedOptions.State();
        var json = SharedOptions.Json();
        var command = new Verb("show", "Show what happened in a case.", "quell case show CASE --brief")
        {
            name,
            brief,
            state,
            json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(brief) && result.GetValue(json))
            {
                result.AddError("--brief is for people and --json for programs; take one");
            }
        });
        command.SetAction(
            (parsed, cancellationToken) =>
                verbs.CaseShowAsync(
                    new CaseShowOptions
                    {
                        Case = parsed.GetValue(name),
                        Brief = parsed.GetValue(brief),
                        State = parsed.GetValue(state),
                        Json = parsed.GetValue(json),
                    },
                    cancellationToken
                )
        );
        return command;
    }

    private static Verb Verify(IVerbs verbs)
    {
        var name = Name();
        var state = SharedOptions.State();
        var anchor = new Option<string?>("--anchor")
        {
            Description = "A journal hash that a report or a ticket carried: prove that the case still is that one",
            HelpName = "HASH",
            CustomParser = Values.Anchor,
        };
        var command = new Verb(
            "verify",
            "Check the chain of a case and name its first bad entry.",
            "quell case verify CASE"
        )
        {
            name,
            anchor,
            state,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                verbs.CaseVerifyAsync(
                    new CaseVerifyOptions
                    {
                        Case = parsed.GetValue(name),
                        Anchor = parsed.GetValue(anchor),
                        State = parsed.GetValue(state),
                    },
                    cancellationToken
                )
        );
        return command;
    }
}
