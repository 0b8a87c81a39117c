using System.Text.Json.Nodes;
using CsCheck;
using Quell.Domain.Actions;
using Quell.Domain.Approvals;
using Quell.Domain.Calls;
using Quell.Domain.Questions;
using Quell.Measures;
using Quell.Runbook.Calls;
using Quell.Runbook.Live;

namespace Quell.Runbook.Tests.Approvals;

/// <summary>A call that names anything but what was approved is refused, with a good yes in hand.</summary>
public sealed class WrongTargetTests
{
    private static readonly Gen<string> s_name = Gen.OneOf(
        Gen.Char["abcdef0123456789"].Array[12].Select(letters => new string(letters)),
        Gen.OneOf("checkout-2", "kube-system", "prod-us", "payments", "*", "checkout ", "Checkout", "../checkout", "")
    );

    private int _sent;

    [Fact]
    [Trait("Guardrail", "G-19")]
    [Trait("Guardrail", "G-05")]
    public void No_call_reaches_another_target_than_the_approved_one()
    {
        var tries = Effort.Of(3_000);

        Gen.Select(Gen.Int[0, World.All.Length - 1], Gen.Int[0, 8], s_name).Sample(Play, iter: tries);

        Figures.Add("wrong_target.tried", tries);
        Figures.Add("wrong_target.sent", _sent);
    }

    private void Play(int which, int twist, string name)
    {
        using var world = new World();
        var action = World.All[which];
        var approval = Approved(world, action);
        var right = World.Call(action);
        var wrong = Twisted(right, twist, name);
        if (wrong.Request.Text == right.Request.Text && wrong.Target == right.Target && wrong.Try == right.Try)
        {
            return;
        }

        var went = world.Hand(wrong, approval);

        _sent += went ? 1 : 0;
        went.ShouldBeFalse($"{right.Request.Text}\nbecame {wrong.Request.Text}\non {wrong.Target}");
    }

    private static OutsideCall Twisted(OutsideCall call, int twist, string name) =>
        twist switch
        {
            0 => call with { Target = call.Target with { Cluster = name } },
            1 => call with { Target = call.Target with { Account = name } },
            2 => call with { Try = call.Try!.Value with { Attempt = 2 } },
            3 => call with { Try = new ActionTry(new ActionId(name), 1) },
            _ => call.Request switch
            {
                CallRequest.Tool tool => call with { Request = tool with { Arguments = Arguments(tool, twist, name) } },
                CallRequest.Command command => call with
                {
                    Request = new CallRequest.Command(Line(command, twist, name)),
                },
                _ => call,
            },
        };

    private static System.Text.Json.JsonElement Arguments(CallRequest.Tool tool, int twist, string name)
    {
        var sent = JsonNode.Parse(tool.Arguments.GetRawText())!.AsObject();
        var parameters = sent["parameters"]!.AsObject();
        switch (twist)
        {
            case 4:
                parameters["container.id"] = name;
                break;
            case 5:
                parameters["host.id"] = name;
                break;
            case 6:
                parameters["kubernetes.namespace.name"] = name;
                break;
            case 7:
                sent["action_type"] = "DELETE_POD";
                break;
            default:
                parameters.Remove("container.id");
                break;
        }
        return ToolArguments.Freeze(sent);
    }

    private static System.Collections.Immutable.ImmutableArray<string> Line(
        CallRequest.Command command,
        int twist,
        string name
    ) =>
        twist switch
        {
            4 => [.. command.Argv.Select(word => word is "deployment/checkout" ? $"deployment/{name}" : word)],
            5 => After(command, "--namespace", name),
            6 => After(command, "--context", name),
            7 => After(command, "--replicas", "9"),
            _ => [.. command.Argv, "--all"],
        };

    private static System.Collections.Immutable.ImmutableArray<string> After(
        CallRequest.Command command,
        string flag,
        string value
    ) => [.. command.Argv.Select((word, at) => at > 0 && command.Argv[at - 1] == flag ? value : word)];

    private static Approval Approved(World world, ResponseAction action)
    {
        var question = world.Ask(action, QuestionKind.Approve);
        world.Answer(question, Answer.Yes);
        Question? name = null;
        if (action.AsksForName)
        {
            name = world.Ask(action, QuestionKind.Name, question);
            world.Answer(name, Answer.Yes);
        }
        world.Look(LiveKeys.Again);
        return world
            .Decide(action, name ?? question, name is null ? null : question)
            .ShouldBeOfType<ApprovalDecision.Given>()
            .Approval;
    }
}
