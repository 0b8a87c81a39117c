using System.Buffers;
using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Authorize;
using Quell.Runbook.Gates;
using Quell.Runbook.Live;
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

    /// <summary>Account, partition and endpoint of whoever answered to the credentials of a call; empty where nobody did.</summary>
    public ValueTask<string> FingerprintAsync(
        OutsideCall call,
        CallOutcome? identity,
        CancellationToken cancellationToken
    ) =>
        ValueTask.FromResult(
            call.Request is CallRequest.Command command
            && identity is CallOutcome.Answered { Reading: CallReading.Caller caller }
                ? AwsIdentity.Text(caller, AwsIdentity.Endpoint(command.Argv) ?? endpoints)
                : string.Empty
        );

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
        var isWrite = call.Effect.IsWrite();
        var outcome = await RunAsync(argv, isWrite, cancellationToken);
        var answer = outcome switch
        {
            ProgramOutcome.Exited { Code: 0 } when isWrite => new SurfaceAnswer(
                new CallOutcome.Answered(new CallReading.Printed(WriteEnd.Of(outcome).Output)),
                default
            ),
            ProgramOutcome.Exited { Code: 0 } exited => Answered(call, argv, exited.Output),
            ProgramOutcome.Exited failed => new SurfaceAnswer(
                AwsRefusals.Of(failed.Code, failed.Error, isWrite),
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
        return isWrite ? answer with { Program = WriteEnd.Of(outcome), Redacted = WriteEnd.Evidence(outcome) } : answer;
    }

    private ValueTask<ProgramOutcome> RunAsync(
        ImmutableArray<string> argv,
        bool isWrite,
        CancellationToken cancellationToken
    ) =>
        programs.RunAsync(
            new ProgramRun(argv[0], argv[1..], timeout ?? s_usual, MostOutput) { SendsOnce = isWrite },
            cancellationToken
        );

    private SurfaceAnswer Answered(OutsideCall call, ImmutableArray<string> argv, ReadOnlyMemory<byte> output)
    {
        var redacted = new ArrayBufferWriter<byte>();
        if (!output.IsEmpty && !JsonRedaction.TryCopy(output.Span, redacted))
        {
            return new SurfaceAnswer(new CallOutcome.Unreadable("aws printed something that is not JSON"), default);
        }
        CallReading? reading = call.Fields.IsDefault
            ? AccessAnswers.Read(argv, output) ?? AwsRecipes.Read(call, output, clock.GetUtcNow())
            : LiveAnswers.Read(call, output);
        return new SurfaceAnswer(
            reading is null
                ? new CallOutcome.Unreadable("aws printed JSON that is not what this call answers")
                : new CallOutcome.Answered(reading),
            redacted.WrittenMemory
        );
    }
}
