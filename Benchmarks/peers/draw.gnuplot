# The loss figure as gnuplot draws it, ROUNDS times: PNG of 1600 x 1000 pixels by cairo, and SVG.
#
#   gnuplot -e "data='FILE'; folder='FOLDER'; rounds=5" draw.gnuplot
#
# A block of the data is a series: x, y, low, high.
set logscale y
set format y "10^{%L}"
set xlabel "epoch"
set ylabel "mean squared error"
set title "Four variants of one model, each with its own floor"
set style fill transparent solid 0.16 noborder
do for [round=1:rounds] {
  do for [kind in "png svg"] {
    if (kind eq "png") { set terminal pngcairo size 1600,1000 fontscale 2 linewidth 2 }
    if (kind eq "svg") { set terminal svg size 800,500 }
    set output folder . "/gnuplot." . kind
    plot for [i=0:3] data index i using 1:3:4 with filledcurves lc i+1 notitle, \
         for [i=0:3] data index i using 1:2 with lines lw 2 lc i+1 title sprintf("variant %d", i+1)
    unset output
  }
}
