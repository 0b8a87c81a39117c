using System.Buffers;
using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Authorize;
using Quell.Runbook.Gates;
using Quell.Runbook.Ports;
using Quell.Runbook.Probe.Aws;

namespace Quell.Surfaces.Aws;

/// <summary>The aws program, behind the gate.</summary>
/// <param name="programs">Runs it.</param>
/// <param name="clock">Spaces the calls that the service takes two of in a second.</param>
/// <param name="endpoints">The endpoints that the person's environment names instead of AWS; null where it names none.</param>
/// <param name="timeout">For one run; null for the usual time.</param>
public sealed class AwsSurface(
    IProgramRunner programs,
    TimeProvider clock,
    string? endpoints = null,
    TimeSpan? timeout = null
) : ISurface, IDisposable
{
    private const long MostOutput = 16 * 1024 * 1024;
    private static readonly TimeSpan s_usual = TimeSpan.FromSeconds(30);

    private readonly Pace _lookups = new(clock, TimeSpan.FromMilliseconds(500));

    public Surface Surface => Surface.Aws;

    /// <summary>Account, partition and endpoint of whoever answers to the credentials of a call; empty where nobody does.</summary>
    public async ValueTask<string> FingerprintAsync(OutsideCall call, CancellationToken cancellationToken)
    {
        if (call.Request is not CallRequest.Command command)
        {
            return string.Empty;
        }
        var line = AwsIdentity.LineLike(command.Argv);
        return
            await RunAsync(line, cancellationToken) is ProgramOutcome.Exited { Code: 0 } exited
            && AccessAnswers.Read(line, exited.Output) is CallReading.Caller caller
            ? AwsIdentity.Text(caller, AwsIdentity.Endpoint(line) ?? endpoints)
            : string.Empty;
    }

    public ValueTask<SurfaceAnswer> ReadAsync(OutsideCall call, CancellationToken cancellationToken) =>
        CarryOutAsync(call, cancellationToken);

    /// <summary>Once started, a write is seen to its end: a person who stops the program does not stop the write.</summary>
    public ValueTask<SurfaceAnswer> WriteAsync(WriteOrder order, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return CarryOutAsync(order.Call, CancellationToken.None);
    }

    public void Dispose() => _lookups.Dispose();

    private async ValueTask<SurfaceAnswer> CarryOutAsync(OutsideCall call, CancellationToken cancellationToken)
    {
        if (call.Request is not CallRequest.Command { Argv: ["aws", .. { IsEmpty: false }] argv })
        {
            return new SurfaceAnswer(new CallOutcome.Unreachable("that is no line of the aws program"), default);
        }
        if (argv is [_, "cloudtrail", "lookup-events", ..])
        {
            await _lookups.WaitAsync(cancellationToken);
        }
        return await RunAsync(argv, cancellationToken) switch
        {
            ProgramOutcome.Exited { Code: 0 } exited => Answered(call, argv, exited.Output),
            ProgramOutcome.Exited failed => new SurfaceAnswer(
                AwsRefusals.Of(failed.Code, failed.Error, call.Effect.IsWrite()),
                default
            ),
            ProgramOutcome.NotStarted no => new SurfaceAnswer(new CallOutcome.Unreachable(no.Why), default),
            ProgramOutcome.TimedOut late => new SurfaceAnswer(
                new CallOutcome.NoReply($"aws did not end within {late.After.TotalSeconds:0} s"),
                default
            ),
            ProgramOutcome.TooMuch much => new SurfaceAnswer(
                new CallOutcome.Unreadable($"aws printed more than {much.Most / 1024 / 1024} MiB"),
                default
            ),
            _ => new SurfaceAnswer(new CallOutcome.Unreadable("aws ended in an unknown way"), default),
        };
    }

    private ValueTask<ProgramOutcome> RunAsync(ImmutableArray<string> argv, CancellationToken cancellationToken) =>
        programs.RunAsync(new ProgramRun(argv[0], argv[1..], timeout ?? s_usual, MostOutput), cancellationToken);

    private SurfaceAnswer Answered(OutsideCall call, ImmutableArray<string> argv, ReadOnlyMemory<byte> output)
    {
        var redacted = new ArrayBufferWriter<byte>();
        if (!output.IsEmpty && !JsonRedaction.TryCopy(output.Span, redacted))
        {
            return new SurfaceAnswer(new CallOutcome.Unreadable("aws printed something that is not JSON"), default);
        }
        var reading = AccessAnswers.Read(argv, output) ?? AwsRecipes.Read(call, output, clock.GetUtcNow());
        return new SurfaceAnswer(
            reading is null
                ? new CallOutcome.Unreadable("aws printed JSON that is not what this call answers")
                : new CallOutcome.Answered(reading),
            redacted.WrittenMemory
        );
    }
}
