using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Runbook.Gates;
using Quell.Runbook.Ports;
using Quell.Sysdig;

namespace Quell.Adapters.Tests.Sysdig;

/// <summary>Calls and orders as the gate would make them.</summary>
internal static class Given
{
    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement;

    public static OutsideCall Handshake() => Call(new CallRequest.Handshake("secure-mcp-server", "test"), Effect.Read);

    public static OutsideCall Tool(string name, string arguments = "{}", Effect effect = Effect.Read) =>
        Call(new CallRequest.Tool("secure-mcp-server", name, Json(arguments)), effect);

    public static OutsideCall Call(CallRequest request, Effect effect) =>
        new()
        {
            Key = "test",
            Surface = Surface.Sysdig,
            Request = request,
            Target = CallTarget.Tenant,
            Purpose = "test",
            Effect = effect,
        };

    public static WriteOrder Order(CallRequest request, Surface surface) =>
        NewOrder(Call(request, Effect.Filing) with { Surface = surface });

    public static WriteOrder Order(string name, string arguments = "{}") =>
        NewOrder(Tool(name, arguments, Effect.Containment));

    public static async Task<T> AnsweredAsync<T>(this SysdigSurface surface, string tool, string arguments = "{}")
        where T : CallReading
    {
        var answer = await surface.ReadAsync(Tool(tool, arguments), Token);
        return answer.Outcome.ShouldBeOfType<CallOutcome.Answered>(answer.Outcome.Failure).Reading.ShouldBeOfType<T>();
    }

    public static async Task<T> OutcomeAsync<T>(this SysdigSurface surface, string tool, string arguments = "{}")
        where T : CallOutcome => (await surface.ReadAsync(Tool(tool, arguments), Token)).Outcome.ShouldBeOfType<T>();

    public static string RedactedText(this SurfaceAnswer answer) => Encoding.UTF8.GetString(answer.Redacted.Span);

    // Only the gate makes orders; a test of the adapter alone has to go past it.
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern WriteOrder NewOrder(OutsideCall call);
}
