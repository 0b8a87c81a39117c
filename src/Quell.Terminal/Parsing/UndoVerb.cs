using System.CommandLine;
using Quell.Terminal.Verbs;

namespace Quell.Terminal.Parsing;

internal static class UndoVerb
{
    public static Command Build(IVerbs verbs)
    {
        var command = new Verb(
            "undo",
            "Undo what a case did, one at a time, each behind a yes of its own.",
            "quell undo CASE PAUSE_CONTAINER"
        );
        var name = CaseVerbs.Name();
        var action = new Argument<string?>("ACTION")
        {
            Description = "Id, type or execution of an action that ran; without it, what can be undone is listed",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = Values.Action,
        };
        var tenant = new TenantOptionSet();
        var state = SharedOptions.State();
        var plain = SharedOptions.Plain();
        command.Add(name);
        command.Add(action);
        tenant.AddTo(command);
        command.Add(state);
        command.Add(plain);
        command.SetAction(
            (parsed, cancellationToken) =>
                verbs.UndoAsync(
                    new UndoOptions
                    {
                        Case = parsed.GetValue(name),
                        Action = parsed.GetValue(action),
                        Tenant = tenant.Read(parsed),
                        State = parsed.GetValue(state),
                        Plain = parsed.GetValue(plain),
                    },
                    cancellationToken
                )
        );
        return command;
    }
}
