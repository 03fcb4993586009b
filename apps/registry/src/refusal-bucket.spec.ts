import { describe, expect, it } from '@jest/globals';
import { RefusalBucket, toNetwork } from './refusal-bucket.ts';

function bucketAt(limit: number, addresses?: number) {
  let now = Date.parse('2026-05-01T00:00:00Z');
  const bucket = new RefusalBucket({
    limit,
    clock: () => new Date(now),
    ...(addresses === undefined ? {} : { addresses }),
  });
  return { bucket, pass: (seconds: number) => void (now += seconds * 1000) };
}

describe('RefusalBucket', () => {
  it('holds one minute of refusals and fills again', () => {
    const { bucket, pass } = bucketAt(60);
    for (let i = 0; i < 60; i += 1) expect(bucket.spend('192.0.2.1')).toBe(0);
    expect(bucket.spend('192.0.2.1')).toBe(1);
    expect(bucket.spend('192.0.2.2')).toBe(0);
    pass(1);
    expect(bucket.spend('192.0.2.1')).toBe(0);
    expect(bucket.spend('192.0.2.1')).toBe(1);
    pass(3600);
    for (let i = 0; i < 60; i += 1) expect(bucket.spend('192.0.2.1')).toBe(0);
    expect(bucket.spend('192.0.2.1')).toBe(1);
  });

  it('is off at 0', () => {
    const { bucket } = bucketAt(0);
    for (let i = 0; i < 1000; i += 1) expect(bucket.spend('192.0.2.1')).toBe(0);
  });

  it('forgets who was quiet longest', () => {
    const { bucket } = bucketAt(1, 2);
    expect([bucket.spend('a'), bucket.spend('b'), bucket.spend('a') > 0]).toEqual([0, 0, true]);
    expect([bucket.spend('c'), bucket.spend('a') > 0, bucket.spend('b')]).toEqual([0, true, 0]);
  });

  it('counts an IPv6 network as one client', () => {
    expect(toNetwork('2001:db8:1:2:3:4:5:6')).toBe(toNetwork('2001:db8:1:2::9'));
    expect(toNetwork('2001:db8:1:3::9')).not.toBe(toNetwork('2001:db8:1:2::9'));
    expect(toNetwork('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(toNetwork('::1')).toBe('0:0:0:0::/64');
  });
});
