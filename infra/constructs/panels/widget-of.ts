import { GraphWidget, LegendPosition } from 'aws-cdk-lib/aws-cloudwatch';
import type { Panel } from './panel.ts';

/** The graph of a panel. */
export function widgetOf(
  { title, lines, stacked = false, unit }: Panel,
  width: number,
): GraphWidget {
  return new GraphWidget({
    title,
    left: [...lines],
    stacked,
    width,
    leftYAxis: { min: 0, label: unit, showUnits: false },
    legendPosition: LegendPosition.BOTTOM,
  });
}
